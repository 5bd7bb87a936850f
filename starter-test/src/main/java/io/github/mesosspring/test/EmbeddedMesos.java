package io.github.mesosspring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.test.context.aot.DisabledInAotMode;

/**
 * Gives a Spring test class an embedded Mesos. It starts with the application context and
 * is closed with it, also when the context is cached for further test classes: those with
 * the same context and the same attributes share the cluster.
 * <p>
 * A framework of the context connects to it whatever {@code mesos.master} and
 * {@code mesos.security} say, and keeps its id in memory. The cluster, a
 * {@code io.github.mesosspring.embedded.EmbeddedMesos}, is a bean and can also be a
 * parameter of test and lifecycle methods. Test classes are not processed ahead of time:
 * the cluster is added to the context when it is loaded.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@DisabledInAotMode
@ExtendWith(EmbeddedMesosTestExtension.class)
public @interface EmbeddedMesos {

	/**
	 * The number of masters, of which one leads.
	 * @return how many
	 */
	int masters() default 1;

	/**
	 * The version of Mesos whose masters are imitated.
	 * @return two numbers, such as {@code 1.4}; the newest that is known if empty
	 */
	String version() default "";

	/**
	 * The number of agents.
	 * @return how many
	 */
	int agents() default 1;

	/**
	 * Whether the agents follow scripts instead of running commands as processes.
	 * @return {@code true} for scripted agents
	 */
	boolean scripted() default true;

	/**
	 * The CPUs of each agent.
	 * @return how many
	 */
	double cpus() default 4;

	/**
	 * The memory of each agent.
	 * @return MiB
	 */
	double mem() default 4096;

	/**
	 * The time of the cluster.
	 * @return whether its clock goes by itself
	 */
	Time time() default Time.REAL;

	/**
	 * Who may connect, as {@code principal:secret}. The framework of the context
	 * authenticates with the first of them.
	 * @return the credentials; none, the default, lets everybody in
	 */
	String[] credentials() default {};

	/**
	 * Tokens that are accepted, as {@code principal:token}. The framework of the context
	 * sends the first of them if there are no {@link #credentials()}.
	 * @return the tokens; none unless set
	 */
	String[] tokens() default {};

	/**
	 * The certificate with which the masters speak TLS, in PEM: a location, which may
	 * have placeholders in it. The framework trusts whom the SSL bundle in
	 * {@code mesos.ssl.bundle} trusts, which is therefore needed.
	 * @return the location; no TLS if empty
	 */
	String certificate() default "";

	/**
	 * The private key of the {@link #certificate()}, in PEM (PKCS #8, without password).
	 * @return the location
	 */
	String privateKey() default "";

	/**
	 * The certificates that have signed those of clients, in PEM. If there are any, who
	 * shows none of them is not let in.
	 * @return the location; clients are not asked for certificates if empty
	 */
	String clientCertificates() default "";

	/**
	 * Whether to clear the scripts and the journal of the cluster before each test
	 * method. What runs goes on: the framework stays subscribed and its tasks stay.
	 * @return {@code true} to clear them
	 */
	boolean reset() default true;

	/** The times of a cluster. */
	enum Time {

		/** The clock goes by itself. */
		REAL,

		/**
		 * The clock of masters and agents stands still until the cluster is told to
		 * {@code advance}, or an assertion waits. Sockets, processes and the framework
		 * stay in real time.
		 */
		VIRTUAL

	}

}
