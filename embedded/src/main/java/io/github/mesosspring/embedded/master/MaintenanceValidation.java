package io.github.mesosspring.embedded.master;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.mesosspring.protocol.MachineID;
import io.github.mesosspring.protocol.maintenance.Schedule;
import io.github.mesosspring.protocol.maintenance.Window;
import org.jspecify.annotations.Nullable;

/**
 * What a master finds wrong with schedules and lists of machines.
 */
final class MaintenanceValidation {

	private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

	private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

	private MaintenanceValidation() {
	}

	/**
	 * Validate a schedule.
	 * @param schedule the schedule
	 * @param down the machines that are down, which it must not leave out
	 * @return what is wrong, {@code null} if nothing
	 */
	static @Nullable String schedule(Schedule schedule, List<MachineID> down) {
		Set<MachineID> scheduled = new HashSet<>();
		for (Window window : schedule.getWindowsList()) {
			if (window.getMachineIdsCount() == 0) {
				return "List of machines in the maintenance window is empty";
			}
			if (window.getUnavailability().getDuration().getNanoseconds() < 0) {
				return "Unavailability 'duration' is negative";
			}
			String error = each(window.getMachineIdsList(), scheduled);
			if (error != null) {
				return error;
			}
		}
		return down.stream()
			.filter((machine) -> !scheduled.contains(Machines.key(machine)))
			.findFirst()
			.map((machine) -> Machines.json(machine) + " is deactivated and cannot be removed from the schedule")
			.orElse(null);
	}

	/**
	 * Validate a list of machines.
	 */
	static @Nullable String machines(List<MachineID> machines) {
		return machines.isEmpty() ? "List of machines is empty" : each(machines, new HashSet<>());
	}

	private static @Nullable String each(List<MachineID> machines, Set<MachineID> seen) {
		for (MachineID machine : machines) {
			if (machine.getHostname().isEmpty() && machine.getIp().isEmpty()) {
				return "Both 'hostname' and 'ip' for a machine are empty";
			}
			if (!machine.getIp().isEmpty() && !IPV4.matcher(machine.getIp()).matches()) {
				return "Failed to parse IPv4: " + machine.getIp();
			}
			if (!seen.add(Machines.key(machine))) {
				return Machines.json(machine) + " appears more than once in the schedule";
			}
		}
		return null;
	}

}
