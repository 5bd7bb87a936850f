package io.github.mesosspring.simulation;

import java.time.Duration;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.call.CallTap;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Clients that are wrong, each in a way that one check has to find.
 */
enum Mutant implements Mutation {

	/** Acknowledges what it has not handled. */
	ACKNOWLEDGES_ON_ARRIVAL(OnlyHandledUpdatesAreAcknowledged.class) {

		@Override
		public EventSink sink(EventSink sink, CallOperations calls) {
			return new FaultySink(sink) {

				@Override
				void update(long epoch, TaskStatus status, byte[] record) {
					calls.acknowledge(status).onErrorComplete().subscribe();
					super.update(epoch, status, record);
				}

			};
		}

	},

	/** Never hands out the updates of one task. */
	LOSES_UPDATES(EveryUpdateIsHandled.class) {

		@Override
		public EventSink sink(EventSink sink, CallOperations calls) {
			return new FaultySink(sink) {

				@Override
				void update(long epoch, TaskStatus status, byte[] record) {
					if (!status.getTaskId().getValue().equals("t1")) {
						super.update(epoch, status, record);
					}
				}

			};
		}

	},

	/** Believes that the end of a task need not be acknowledged. */
	FORGETS_ACKNOWLEDGEMENTS(EveryUpdateIsAcknowledged.class) {

		@Override
		public CallOperations operations(CallOperations calls) {
			return new FaultyCalls(calls) {

				@Override
				public Mono<CallResponse> acknowledge(TaskStatus status) {
					return (status.getState() == TaskState.TASK_FINISHED)
							? Mono.just(new CallResponse(202, new byte[0])) : super.acknowledge(status);
				}

			};
		}

	},

	/** Leaves streams open that it has given up. */
	KEEPS_STREAMS_OPEN(OneSubscriptionAtATime.class) {

		@Override
		public MesosWebClients webClients(MesosWebClients clients, Scheduler scheduler) {
			return FaultyClients.streams(clients, (body) -> {
				Sinks.Many<DataBuffer> copy = Sinks.many().unicast().onBackpressureBuffer();
				body.subscribe(copy::tryEmitNext, copy::tryEmitError, copy::tryEmitComplete);
				return copy.asFlux();
			});
		}

	},

	/** Never hears that a stream is at an end. */
	MISSES_THE_END(TheEndOfAStreamIsNoticed.class) {

		@Override
		public MesosWebClients webClients(MesosWebClients clients, Scheduler scheduler) {
			return FaultyClients.streams(clients, (body) -> body.onErrorComplete().concatWith(Flux.never()));
		}

	},

	/** Takes an echo of its own for a sign of life. */
	IS_DEAF_TO_SILENCE(SilenceIsNoticed.class) {

		@Override
		public MesosWebClients webClients(MesosWebClients clients, Scheduler scheduler) {
			return FaultyClients.streams(clients,
					(body) -> body.materialize()
						.mergeWith(Flux.interval(Duration.ofSeconds(10), scheduler)
							.map((tick) -> Signal.next(DefaultDataBufferFactory.sharedInstance.wrap(new byte[0]))))
						.dematerialize());
		}

	},

	/** Sends the id of the first stream for ever. */
	KEEPS_THE_FIRST_STREAM_ID(OnlyTheCurrentStreamIdIsUsed.class) {

		@Override
		public WebClient calls(WebClient calls) {
			String[] first = new String[1];
			return calls.mutate().filter((request, next) -> {
				first[0] = (first[0] != null) ? first[0] : request.headers().getFirst("Mesos-Stream-Id");
				return next.exchange(ClientRequest.from(request)
					.headers((headers) -> headers.set("Mesos-Stream-Id", first[0]))
					.build());
			}).build();
		}

	},

	/** Sends an ACCEPT that was sent before in place of another one. */
	REPEATS_AN_ACCEPT(NoVoidOfferLeaves.class) {

		@Override
		public WebClient calls(WebClient calls) {
			return FaultyClients.repeating(calls, Call.Type.ACCEPT);
		}

	},

	/** Never tells how some calls end. */
	SWALLOWS_OUTCOMES(EveryCallEndsOnceAndInTime.class) {

		@Override
		public CallTap tap(CallTap tap) {
			return new FaultyTap(tap, 0);
		}

	},

	/** Tells twice how some calls end. */
	REPEATS_OUTCOMES(EveryCallEndsOnceAndInTime.class) {

		@Override
		public CallTap tap(CallTap tap) {
			return new FaultyTap(tap, 2);
		}

	},

	/** Queues without bound. */
	IGNORES_THE_BOUND(TheQueueStaysWithinItsBounds.class) {

		@Override
		public EventSink sink(EventSink sink, CallOperations calls) {
			return new FaultySink(sink) {

				@Override
				public boolean hasRoomFor(int bytes) {
					return true;
				}

			};
		}

	},

	/** Hands an event out again, in the next subscription. */
	MIXES_SUBSCRIPTIONS(SubscribedIsABarrier.class) {

		@Override
		public EventSink sink(EventSink sink, CallOperations calls) {
			return new FaultySink(sink) {

				private byte @Nullable [] old;

				@Override
				public void begin(Session session, byte[] record) {
					super.begin(session, record);
					if (this.old != null) {
						super.accept(session.epoch(), MesosEventType.MESSAGE, this.old);
					}
				}

				@Override
				public void accept(long epoch, @Nullable MesosEventType type, byte[] record) {
					super.accept(epoch, type, record);
					this.old = (type == MesosEventType.MESSAGE) ? record : this.old;
				}

			};
		}

	},

	/** Forgets which framework it is. */
	FORGETS_ITS_ID(TheFrameworkKeepsItsId.class) {

		@Override
		public FrameworkIdStore store(FrameworkIdStore store) {
			return new FaultyStore(store);
		}

	};

	private final Class<? extends Check> finder;

	Mutant(Class<? extends Check> finder) {
		this.finder = finder;
	}

	Class<? extends Check> finder() {
		return this.finder;
	}

}
