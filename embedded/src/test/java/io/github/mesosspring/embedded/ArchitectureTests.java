package io.github.mesosspring.embedded;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds what the embedded cluster may use.
 */
class ArchitectureTests {

	private static final String CLIENT = "io.github.mesosspring.";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.github.mesosspring.embedded");

	@Test
	void usesOfTheClientOnlyMessagesFramesAndCodecs() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage(CLIENT + "http..", CLIENT + "leader..", CLIENT + "framework..", CLIENT + "session..",
					CLIENT + "call..", CLIENT + "event..", CLIENT + "subscription..")
			.check(CLASSES);
	}

	@Test
	void doesWithoutSpringBoot() {
		noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework.boot..").check(CLASSES);
	}

	@Test
	void onlyElectionsInAZooKeeperUseCurator() {
		noClasses().that()
			.resideOutsideOfPackage("..embedded.zookeeper..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.apache.curator..", "org.apache.zookeeper..")
			.check(CLASSES);
	}

	@Test
	void mastersKnowNothingOfTheirCluster() {
		noClasses().that()
			.resideInAPackage("..embedded.master..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("..embedded.cluster..", "..embedded.zookeeper..")
			.check(CLASSES);
	}

	@Test
	void agentsKnowNothingOfTheMaster() {
		noClasses().that()
			.resideInAPackage("..embedded.agent..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("..embedded.master..")
			.check(CLASSES);
	}

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("io.github.mesosspring.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() {
		assertThat(CLASSES.stream()
			.map(JavaClass::getPackage)
			.distinct()
			.filter((javaPackage) -> !javaPackage.isAnnotatedWith(NullMarked.class))
			.map((javaPackage) -> javaPackage.getName())).isEmpty();
	}

}
