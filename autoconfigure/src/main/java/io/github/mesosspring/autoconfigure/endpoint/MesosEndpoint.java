package io.github.mesosspring.autoconfigure.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.autoconfigure.endpoint.OperationReport.Outcome;
import io.github.mesosspring.autoconfigure.frameworks.MesosFramework;
import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworks;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@link Endpoint @Endpoint} that shows what the frameworks of the application are doing,
 * and lets an operator have them do something. Reading takes nothing but a look at what
 * is at hand; no operation waits for the master. Operations are only there with
 * {@code management.endpoint.mesos.access=unrestricted}.
 */
@Endpoint(id = "mesos", defaultAccess = Access.READ_ONLY)
public class MesosEndpoint {

	private final MesosFrameworks frameworks;

	/**
	 * Create the endpoint.
	 * @param frameworks the frameworks it is for
	 */
	public MesosEndpoint(MesosFrameworks frameworks) {
		this.frameworks = frameworks;
	}

	/**
	 * Look at all frameworks.
	 * @return each of them, by the name the application knows it by
	 */
	@ReadOperation
	public FrameworksDescriptor frameworks() {
		Map<String, FrameworkDescriptor> all = new LinkedHashMap<>();
		this.frameworks.all().forEach((framework) -> all.put(framework.name(), FrameworkReader.read(framework)));
		return new FrameworksDescriptor(all);
	}

	/**
	 * Look at one framework.
	 * @param framework the name the application knows it by
	 * @return the framework, or {@code null} if there is none of that name
	 */
	@ReadOperation
	public @Nullable FrameworkDescriptor framework(@Selector String framework) {
		return this.frameworks.find(framework).map(FrameworkReader::read).orElse(null);
	}

	/**
	 * Have a framework do something.
	 * @param framework the name the application knows it by
	 * @param operation what to do
	 * @param roles for SUPPRESS and REVIVE the roles they are for; all if not given
	 * @param handler for PAUSE and RESUME the id of the handler
	 * @return what became of it
	 */
	@WriteOperation
	public OperationReport operate(@Selector String framework, @Selector MesosOperation operation,
			@Nullable List<String> roles, @Nullable String handler) {
		MesosFramework found = this.frameworks.find(framework).orElse(null);
		if (found == null) {
			return new OperationReport(framework, operation, Outcome.UNKNOWN,
					"There is no framework '" + framework + "'", null);
		}
		return new FrameworkOperator(found, operation).operate((roles != null) ? List.copyOf(roles) : List.of(),
				handler);
	}

}
