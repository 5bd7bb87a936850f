package io.github.mesosspring;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the arrows between the packages of the client.
 */
class ArchitectureTests {

	private static final String BASE = "io.github.mesosspring";

	/** Lowest first: a package may use the packages of earlier rows only. */
	private static final List<List<String>> ROWS = List.of(List.of("protocol"), List.of("recordio", "codec", "message"),
			List.of("version"), List.of("http", "leader", "framework", "election", "stream", "hook"),
			List.of("session", "credentials"), List.of("call"), List.of("event"),
			List.of("subscription", "executor", "operator"), List.of("reconcile"), List.of("recording"));

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		// a thousand generated classes, which use nothing of ours
		.withImportOption((location) -> !location.contains("/mesosspring/protocol/"))
		.importPackages(BASE);

	private static final DescribedPredicate<JavaClass> OWN = DescribedPredicate.describe("are ours",
			(type) -> type.getPackageName().startsWith(BASE));

	@ParameterizedTest(name = "{0}")
	@MethodSource("packages")
	void aPackageUsesOnlyThePackagesBelowIt(String name, List<String> below) {
		DescribedPredicate<JavaClass> allowed = DescribedPredicate.describe("stand below",
				(type) -> Stream.concat(below.stream(), Stream.of(name)).anyMatch((other) -> isIn(type, other)));
		classes().that(DescribedPredicate.describe("are in " + name, (type) -> isIn(type, name)))
			.should()
			.onlyDependOnClassesThat(DescribedPredicate.or(DescribedPredicate.not(OWN), allowed))
			.check(CLASSES);
	}

	static Stream<Arguments> packages() {
		return IntStream.range(1, ROWS.size())
			.boxed()
			.flatMap((row) -> ROWS.get(row)
				.stream()
				.map((name) -> Arguments.of(name, ROWS.subList(0, row).stream().flatMap(List::stream).toList())));
	}

	@Test
	void everyPackageHasAPlace() {
		List<String> known = ROWS.stream().flatMap(List::stream).toList();
		assertThat(CLASSES).allMatch((type) -> known.stream().anyMatch((name) -> isIn(type, name)));
	}

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void theClientDoesWithoutSpringBoot() {
		noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework.boot..").check(CLASSES);
	}

	@Test
	void everyPackageOfOursIsNullMarked() {
		assertThat(CLASSES.stream()
			.filter((type) -> !isIn(type, "protocol"))
			.map(JavaClass::getPackage)
			.distinct()
			.filter((javaPackage) -> !javaPackage.isAnnotatedWith(NullMarked.class))
			.map((javaPackage) -> javaPackage.getName())).isEmpty();
	}

	private static boolean isIn(JavaClass type, String name) {
		String full = BASE + "." + name;
		return type.getPackageName().equals(full) || type.getPackageName().startsWith(full + ".");
	}

}
