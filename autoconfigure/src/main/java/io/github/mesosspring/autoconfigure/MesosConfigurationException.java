package io.github.mesosspring.autoconfigure;

import java.util.Collection;
import java.util.function.Supplier;

import io.github.mesosspring.framework.FrameworkProblem;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * A configuration with which no framework can start. Carries what the operator reads:
 * what is wrong, and what to do about it. Never carries a secret.
 * <p>
 * Beans of the application may throw it, too: Spring Boot then reports the failed start
 * with both texts.
 */
public class MesosConfigurationException extends RuntimeException {

	private static final String MASTER_FORMS = """
			one of these forms:

			    host:port                      one master
			    host1:port,host2:port          masters of which one leads
			    http://host:port, https://...  with the scheme said
			    zk://host1:port,host2:port/path, zk://user:password@host1:port,host2:port/path
			                                   the ZooKeeper in which masters elect their leader
			    etcd://host1:port,host2:port/key
			                                   a key of etcd that holds the MasterInfo of the leader as JSON
			    file:///path                   a file that holds one of the forms above
			    embedded                       a master inside this application, for development and tests\
			""";

	private final String action;

	/**
	 * Create an exception.
	 * @param description what is wrong, in one sentence that names the keys
	 * @param action what to do about it
	 */
	public MesosConfigurationException(String description, String action) {
		this(description, action, null);
	}

	/**
	 * Create an exception that has a cause.
	 * @param description what is wrong, in one sentence that names the keys
	 * @param action what to do about it
	 * @param cause what found it out
	 */
	public MesosConfigurationException(String description, String action, @Nullable Throwable cause) {
		super(description, cause);
		this.action = action;
	}

	/**
	 * Run what a bean of the application adds to the configuration, and name that bean if
	 * it fails, unless it says itself what is wrong.
	 */
	static void naming(Object bean, Runnable addition) {
		try {
			addition.run();
		}
		catch (MesosConfigurationException ex) {
			throw ex;
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			String name = ClassUtils.getUserClass(bean).getName();
			throw new MesosConfigurationException("The bean of type " + name + " failed: " + ex,
					"Correct or remove that bean: what it sets is not known, and the framework is not started without.",
					ex);
		}
	}

	static MesosConfigurationException masterMissing() {
		return new MesosConfigurationException("No Mesos master is configured: 'mesos.master' is not set.",
				"Set mesos.master to " + MASTER_FORMS + "\n\nOr set mesos.enabled to false.");
	}

	static MesosConfigurationException masterUnreadable(IllegalArgumentException cause) {
		return new MesosConfigurationException("The location of the Mesos master cannot be used: " + cause.getMessage(),
				"Set mesos.master to " + MASTER_FORMS, cause);
	}

	static MesosConfigurationException curatorMissing() {
		return new MesosConfigurationException(
				"'mesos.master' names a ZooKeeper (zk://), but Curator, with which it is asked for the leader, is not on "
						+ "the class path.",
				"Add the dependency org.apache.curator:curator-framework, or set mesos.master to a list of masters.");
	}

	static MesosConfigurationException embeddedMissing() {
		return new MesosConfigurationException(
				"'mesos.master' is 'embedded', but the embedded Mesos is not on the class path.",
				"Add the dependency io.github.mesosspring:mesos-embedded, or set mesos.master to the address of a master.");
	}

	static MesosConfigurationException curatorMissing(String key) {
		return new MesosConfigurationException("'" + key + "' is 'zookeeper', but Curator is not on the class path.",
				"Add the dependency org.apache.curator:curator-recipes, or choose another value of " + key + ".");
	}

	static MesosConfigurationException integrationMissing() {
		return new MesosConfigurationException(
				"'mesos.election.type' is 'events', but Spring Integration is not on the class path.",
				"Add the dependency org.springframework.integration:spring-integration-core, "
						+ "or choose another value of mesos.election.type.");
	}

	static MesosConfigurationException jdbcMissing() {
		return new MesosConfigurationException(
				"'mesos.framework.id-store' is 'jdbc', but there is no database to keep the id in.",
				"Add the dependency org.springframework.boot:spring-boot-starter-jdbc and a driver if they are missing, "
						+ "set spring.datasource.url, and if there are several DataSource beans mark one as @Primary; "
						+ "or choose another value of mesos.framework.id-store.");
	}

	static MesosConfigurationException electionWithoutSharedStore() {
		return new MesosConfigurationException(
				"There is an election ('mesos.election.type'), but 'mesos.framework.id-store' is 'memory', "
						+ "so that each instance that is elected would be another framework.",
				"Set mesos.framework.id-store to zookeeper or jdbc, or remove the election.");
	}

	static MesosConfigurationException noSuchBundle(String bundle, Collection<String> bundles,
			@Nullable Throwable cause) {
		return new MesosConfigurationException(
				"'mesos.ssl.bundle' is '" + bundle + "', but "
						+ (bundles.isEmpty() ? "there are no SSL bundles"
								: "the SSL bundles are " + String.join(", ", bundles))
						+ ".",
				"Define the bundle under spring.ssl.bundle, or remove mesos.ssl.bundle.", cause);
	}

	static MesosConfigurationException frameworkRefused(FrameworkProblem problem) {
		String name = problem.field().substring(problem.field().lastIndexOf('.') + 1);
		String key = switch (name) {
			case "role" -> "roles";
			case "offer_filters" -> "";
			default -> name.replace('_', '-');
		};
		return new MesosConfigurationException("No master would accept the framework: " + (key
			.isEmpty() ? problem : "'mesos.framework." + key + "' " + problem.problem()) + ".", (key.isEmpty()
					? "Correct" : "Correct mesos.framework." + key + ", or")
					+ " the bean of type FrameworkInfo, OfferConstraints or one of their customizers that sets it.");
	}

	/**
	 * Apply properties to a builder that checks them.
	 * @param <T> what the builder makes
	 * @param prefix where the properties are
	 * @param builder applies them
	 * @return what the builder made
	 */
	static <T> T explain(String prefix, Supplier<T> builder) {
		try {
			return builder.get();
		}
		catch (IllegalArgumentException ex) {
			throw new MesosConfigurationException(
					"A property below '" + prefix + "' is out of bounds: " + ex.getMessage() + ".",
					"Correct the value, or remove it for the default.", ex);
		}
	}

	/**
	 * What to do about it.
	 * @return one or more sentences
	 */
	public String getAction() {
		return this.action;
	}

}
