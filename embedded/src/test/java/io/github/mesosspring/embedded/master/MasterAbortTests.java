package io.github.mesosspring.embedded.master;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.cluster.Cluster;
import io.github.mesosspring.embedded.cluster.ClusterSettings;
import io.github.mesosspring.embedded.cluster.MasterProcess;
import io.github.mesosspring.protocol.MasterInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class MasterAbortTests {

	@Test
	void anotherMasterLeadsWhereTheProcessOfARealLeaderAborts() {
		MasterSettings settings = new MasterSettings(Duration.ofSeconds(15), Duration.ofSeconds(1), Map.of());
		try (Cluster cluster = Cluster.start(
				new ClusterSettings(2, 0, settings, List.of(TestMaster.agentInfo()), Path.of("unused"), Duration.ZERO),
				null, (info, directory, thread) -> new FakeAgent(info), VirtualTimeScheduler.create())) {
			MasterProcess first = cluster.masters().get(0);
			MasterInfo before = first.info();
			try (TestScheduler scheduler = TestScheduler.subscribe(first.uri(), Encoding.PROTOBUF,
					TestScheduler.framework())) {
				scheduler.nextOffer();
				assertThat(scheduler.sendAndAwaitNoAnswer((call) -> call.setType(Call.Type.UNKNOWN))).isTrue();
				assertThat(scheduler.next()).isEqualTo(TestScheduler.End.BROKEN);
				MasterProcess second = cluster.masters().get(1);
				assertThat(cluster.leader()).isSameAs(second);
				assertThat(first.info()).isNotNull().isNotEqualTo(before);
				// it leads before it serves, and this waits for the latter
				cluster.releaseRecovery();
				try (TestScheduler again = TestScheduler.subscribe(second.uri(), Encoding.PROTOBUF,
						TestScheduler.framework().setId(scheduler.id()))) {
					assertThat(again.nextOffer().getAgentId()).isEqualTo(cluster.agents().get(0).info().getId());
				}
			}
		}
	}

}
