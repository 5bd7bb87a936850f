package io.github.mesosspring.autoconfigure.endpoint;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link EndpointWebExtension @EndpointWebExtension} for the {@link MesosEndpoint}: the
 * outcome of an operation as an HTTP status.
 */
@EndpointWebExtension(endpoint = MesosEndpoint.class)
public class MesosEndpointWebExtension {

	private final MesosEndpoint delegate;

	/**
	 * Create the extension.
	 * @param delegate does what is asked for
	 */
	public MesosEndpointWebExtension(MesosEndpoint delegate) {
		this.delegate = delegate;
	}

	/**
	 * Have a framework do something.
	 * @param framework the name the application knows it by
	 * @param operation what to do
	 * @param roles for SUPPRESS and REVIVE the roles they are for; all if not given
	 * @param handler for PAUSE and RESUME the id of the handler
	 * @return what became of it: 200 if it is done, 202 if it has been begun, 400, 404 or
	 * 409 if nothing was done
	 */
	@WriteOperation
	public WebEndpointResponse<OperationReport> operate(@Selector String framework, @Selector MesosOperation operation,
			@Nullable List<String> roles, @Nullable String handler) {
		OperationReport report = this.delegate.operate(framework, operation, roles, handler);
		return new WebEndpointResponse<>(report, switch (report.outcome()) {
			case DONE -> 200;
			case ACCEPTED -> 202;
			case INVALID -> 400;
			case UNKNOWN -> 404;
			case NOT_POSSIBLE -> 409;
		});
	}

}
