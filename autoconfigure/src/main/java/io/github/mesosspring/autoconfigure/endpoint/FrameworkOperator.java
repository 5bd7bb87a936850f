package io.github.mesosspring.autoconfigure.endpoint;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;

import io.github.mesosspring.autoconfigure.endpoint.OperationReport.Outcome;
import io.github.mesosspring.autoconfigure.frameworks.MesosFramework;
import io.github.mesosspring.call.CallNotSentException;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.EventHandlers;
import io.github.mesosspring.event.UnknownEventHandlerException;
import io.github.mesosspring.reconcile.Reconciler;
import io.github.mesosspring.subscription.SubscriptionState;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.StringUtils;

/**
 * Does what an operator asks of a framework, and says at once what was done. Whatever
 * takes longer is begun and not waited for.
 */
final class FrameworkOperator {

	private static final Log logger = LogFactory.getLog(MesosEndpoint.class);

	private final MesosFramework framework;

	private final MesosOperation operation;

	private final SubscriptionState state;

	FrameworkOperator(MesosFramework framework, MesosOperation operation) {
		this.framework = framework;
		this.operation = operation;
		this.state = framework.subscription().status().state();
	}

	OperationReport operate(List<String> roles, @Nullable String handler) {
		OperationReport report = switch (this.operation) {
			case RECONCILE -> reconcile();
			case SUPPRESS -> call(CallOperations::suppress, roles);
			case REVIVE -> call(CallOperations::revive, roles);
			case RECONNECT -> reconnect();
			case PAUSE -> pause(handler, true);
			case RESUME -> pause(handler, false);
		};
		// without the message: it may repeat what came with the request
		logger.info("An operator asked framework '" + this.framework.name() + "' for " + this.operation + ": "
				+ report.outcome());
		return report;
	}

	private OperationReport reconcile() {
		Reconciler reconciler = this.framework.reconciler();
		if (reconciler == null) {
			return report(Outcome.NOT_POSSIBLE, "Reconciliation is switched off (mesos.reconciliation.enabled)");
		}
		if (this.state != SubscriptionState.SUBSCRIBED) {
			return notSubscribed("the next SUBSCRIBED begins a reconciliation by itself");
		}
		reconciler.reconcile();
		return report(Outcome.ACCEPTED, "A reconciliation of all tasks has begun");
	}

	private OperationReport call(BiFunction<CallOperations, List<String>, Mono<CallResponse>> call,
			List<String> roles) {
		if (this.state != SubscriptionState.SUBSCRIBED) {
			return notSubscribed("no call can be sent");
		}
		CompletableFuture<CallResponse> outcome = call.apply(this.framework.calls(), roles).toFuture();
		if (outcome.isCompletedExceptionally()) {
			Throwable failure = outcome.handle((response, thrown) -> thrown).join();
			return report(isRefused(failure) ? Outcome.INVALID : Outcome.NOT_POSSIBLE, words(failure));
		}
		outcome.whenComplete((response, failure) -> {
			if (failure != null) {
				logger.warn(words(failure) + " (asked for by an operator)");
			}
		});
		return report(Outcome.ACCEPTED, "The call " + this.operation + " for "
				+ (roles.isEmpty() ? "all roles" : "the roles " + String.join(", ", roles)) + " is on its way");
	}

	private OperationReport reconnect() {
		if (!this.framework.subscription().resubscribe("An operator asked for it")) {
			return report(Outcome.NOT_POSSIBLE, "No subscription is sought in the state " + this.state);
		}
		return report(Outcome.ACCEPTED, (this.state == SubscriptionState.SUBSCRIBED)
				? "The subscription is given up, and another one begun" : "A subscription is being sought already");
	}

	private OperationReport pause(@Nullable String handler, boolean pause) {
		if (!StringUtils.hasText(handler)) {
			return report(Outcome.INVALID, "The id of the handler is missing (handler)");
		}
		EventDispatcher dispatcher = this.framework.find(EventDispatcher.class).orElse(null);
		if (dispatcher == null) {
			return report(Outcome.NOT_POSSIBLE, "The application delivers events itself and has no handlers");
		}
		EventHandlers handlers = dispatcher.handlers();
		try {
			boolean changed = pause ? handlers.pause(handler) : handlers.resume(handler);
			return report(Outcome.DONE,
					"The handler " + handler + (changed ? " is " : " was already ") + (pause ? "paused" : "running"));
		}
		catch (UnknownEventHandlerException ex) {
			return report(Outcome.UNKNOWN, "There is no handler with the id " + handler);
		}
		catch (IllegalStateException ex) {
			return report(Outcome.NOT_POSSIBLE, String.valueOf(ex.getMessage()));
		}
	}

	private OperationReport notSubscribed(String consequence) {
		return report(Outcome.NOT_POSSIBLE,
				"The framework is not subscribed (state " + this.state + "): " + consequence);
	}

	private OperationReport report(Outcome outcome, String message) {
		return new OperationReport(this.framework.name(), this.operation, outcome, message, this.state);
	}

	private static boolean isRefused(Throwable failure) {
		return failure instanceof CallNotSentException notSent
				&& notSent.getReason() == CallNotSentException.Reason.REFUSED;
	}

	private static String words(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		return String.valueOf(cause.getMessage());
	}

}
