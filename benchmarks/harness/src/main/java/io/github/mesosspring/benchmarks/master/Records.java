package io.github.mesosspring.benchmarks.master;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.MasterInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * The records that a master sends, and what it has to understand of calls.
 */
final class Records {

	private static final byte[] HEARTBEAT = record(Event.newBuilder().setType(Event.Type.HEARTBEAT).build());

	private Records() {
	}

	static byte[] heartbeat() {
		return HEARTBEAT;
	}

	static byte[] subscribed(InetSocketAddress master, Duration heartbeat) {
		MasterInfo info = MasterInfo.newBuilder()
			.setId("5d2d9a3c-3b1f-4d7a-8a52-0a5a1c3b7a11")
			.setIp(16777343)
			.setPort(master.getPort())
			.setHostname(master.getHostString())
			.setVersion("1.11.0")
			.build();
		return record(Event.newBuilder()
			.setType(Event.Type.SUBSCRIBED)
			.setSubscribed(Event.Subscribed.newBuilder()
				.setFrameworkId(FrameworkID.newBuilder().setValue("5d2d9a3c-3b1f-4d7a-8a52-0a5a1c3b7a11-0000"))
				.setHeartbeatIntervalSeconds(heartbeat.toSeconds())
				.setMasterInfo(info))
			.build());
	}

	static boolean isSubscribe(byte[] call) {
		try {
			return Call.parseFrom(call).getType() == Call.Type.SUBSCRIBE;
		}
		catch (InvalidProtocolBufferException ex) {
			return false;
		}
	}

	private static byte[] record(Message event) {
		byte[] body = event.toByteArray();
		byte[] head = (body.length + "\n").getBytes(StandardCharsets.US_ASCII);
		byte[] record = new byte[head.length + body.length];
		System.arraycopy(head, 0, record, 0, head.length);
		System.arraycopy(body, 0, record, head.length, body.length);
		return record;
	}

}
