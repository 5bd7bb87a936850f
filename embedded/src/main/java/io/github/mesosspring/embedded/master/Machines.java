package io.github.mesosspring.embedded.master;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.github.mesosspring.codec.MesosJson;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.MachineID;

/**
 * How machines are called. They are the same if host name, in any case, and address are.
 */
final class Machines {

	private Machines() {
	}

	/**
	 * The machine of an agent.
	 */
	static MachineID of(AgentInfo agent) {
		return MachineID.newBuilder().setHostname(agent.getHostname()).setIp("127.0.0.1").build();
	}

	/**
	 * What the names of one machine have in common.
	 */
	static MachineID key(MachineID machine) {
		return MachineID.newBuilder()
			.setHostname(machine.getHostname().toLowerCase(Locale.ROOT))
			.setIp(machine.getIp())
			.build();
	}

	/**
	 * A machine in the errors about maintenance.
	 */
	static String json(MachineID machine) {
		return "Machine '" + new String(MesosJson.masterCodec().encode(machine), StandardCharsets.UTF_8) + "'";
	}

	/**
	 * A machine in the errors about agents.
	 */
	static String text(MachineID machine) {
		if (machine.hasHostname() && machine.hasIp()) {
			return machine.getHostname() + " (" + machine.getIp() + ")";
		}
		return machine.hasHostname() ? machine.getHostname() : machine.getIp();
	}

}
