package io.github.mesosspring.benchmarks.failover;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.github.mesosspring.benchmarks.master.Standing;
import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.MesosSubscriptionBuilder;

/**
 * The failover of a master under a framework that is subscribed. First the leader is
 * killed, while the other still redirects to it; then the other is elected and does not
 * answer before it knows the registry; then it answers, and the time is taken.
 *
 * @param dead how long it takes until another one is elected
 * @param recovering how long the elected one does not answer yet
 * @param settings what is to be other than the default in the framework
 */
public record Failover(Duration dead, Duration recovering, UnaryOperator<MesosSubscriptionBuilder> settings) {

	/**
	 * Have it happen.
	 * @param masters the masters, which are of no use afterwards
	 * @return how long it took
	 */
	public FailoverTimes happen(MasterPair masters) throws Exception {
		Course course = new Course();
		Sessions sessions = new Sessions();
		try (MesosWebClients clients = MesosWebClients.reactorNetty();
				LeaderDetector detector = LeaderDetectors.parse(masters.location(), "http")) {
			CallTemplate calls = CallTemplate.builder(sessions, Encoding.PROTOBUF.codec(), clients.calls()).build();
			MesosSubscription subscription = this.settings
				.apply(MesosSubscription.builder()
					.frameworkInfo(FrameworkInfo.newBuilder().setName("failover").setUser("nobody").build())
					.webClients(clients)
					.leaderDetector(detector)
					.frameworkIdStore(FrameworkIdStores.memory())
					.sessions(sessions)
					.sink(EventDispatcher.builder(sessions, Encoding.PROTOBUF.codec(), calls).build())
					.listener(course))
				.build();
			subscription.start();
			try {
				course.awaitFirst();
				long answering = happenTo(masters);
				long subscribed = course.awaitSecond();
				return new FailoverTimes(Duration.ofNanos(subscribed - answering),
						Duration.ofNanos(course.pauseFrom(answering)));
			}
			finally {
				subscription.stop();
			}
		}
	}

	private long happenTo(MasterPair masters) throws Exception {
		masters.first().kill();
		TimeUnit.NANOSECONDS.sleep(this.dead.toNanos());
		masters.second().become(new Standing.Recovering());
		masters.elect();
		TimeUnit.NANOSECONDS.sleep(this.recovering.toNanos());
		masters.second().become(new Standing.Leading());
		return System.nanoTime();
	}

}
