package io.github.mesosspring.event;

/**
 * Which side of an API an application is, in the words of error texts.
 */
enum ApiRole {

	/** Receives events from a master. */
	SCHEDULER("a scheduler", "schedulers", "Scheduler API", "mesos.executor.enabled is not true",
			MesosEventErrorHandler.class,
			"Event, its payload (Event.Offers, Event.Update, ...), Offer, List<Offer>, "
					+ "InverseOffer, List<InverseOffer>, TaskStatus, OperationStatus, CallOperations, "
					+ "CallTemplate, Acknowledgment and DeliveryAttempt"),

	/** Receives events from an agent. */
	EXECUTOR("an executor", "executors", "Executor API", "mesos.executor.enabled is true",
			ExecutorEventErrorHandler.class,
			"Event of io.github.mesosspring.protocol.executor, its payload (Event.Launch, Event.Kill, ...), TaskInfo, "
					+ "TaskGroupInfo, List<TaskInfo>, TaskID and %s");

	private final String one;

	private final String many;

	private final String api;

	private final String reason;

	private final Class<?> errorHandlerType;

	private final String parameters;

	ApiRole(String one, String many, String api, String reason, Class<?> errorHandlerType, String parameters) {
		this.one = one;
		this.many = many;
		this.api = api;
		this.reason = reason;
		this.errorHandlerType = errorHandlerType;
		this.parameters = parameters;
	}

	ApiRole other() {
		return (this == SCHEDULER) ? EXECUTOR : SCHEDULER;
	}

	/**
	 * The type of the beans that are told of failures.
	 */
	Class<?> errorHandlerType() {
		return this.errorHandlerType;
	}

	FailureHandler failureHandler(Object errorHandler) {
		return (this == SCHEDULER) ? FailureHandler.of((MesosEventErrorHandler) errorHandler)
				: FailureHandler.of((ExecutorEventErrorHandler) errorHandler);
	}

	/**
	 * What the parameters of a handler may be.
	 */
	String possible(HandlerCalls calls) {
		return "possible are " + this.parameters.formatted(HandlerNames.of(calls.type()));
	}

	/**
	 * Refuse to pause a handler where nobody repeats what it does not see.
	 */
	void requirePauseable(String id) {
		if (this == EXECUTOR) {
			throw new IllegalStateException("The handler " + id
					+ " cannot be paused: an agent sends nothing to an executor twice, so that it would be lost");
		}
	}

	/**
	 * Which API the application speaks, and why.
	 */
	String spoken() {
		return "this application is " + this.one + " (" + this.reason + ")";
	}

	/**
	 * Why there is never anything to pass for a parameter.
	 */
	String lacks(String parameter, HandlerCalls calls) {
		return "its parameter of type " + parameter + " belongs to the " + other().api + ", but " + spoken() + "; "
				+ possible(calls);
	}

	/**
	 * Why an event never comes.
	 */
	String neverReceives(MesosEventType type, Iterable<MesosEventType> received) {
		return this.one + " never receives " + type + ", it is an event for " + other().many + ", and " + spoken()
				+ "; " + this.one + " receives " + received;
	}

}
