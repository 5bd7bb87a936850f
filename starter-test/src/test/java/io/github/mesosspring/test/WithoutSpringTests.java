package io.github.mesosspring.test;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * What has to work in tests that do not use Spring.
 */
@AnalyzeClasses(packages = "io.github.mesosspring.test", importOptions = ImportOption.DoNotIncludeTests.class)
class WithoutSpringTests {

	@ArchTest
	static final ArchRule assertionsAndTheExtensionDoWithoutSpring = noClasses().that()
		.resideInAnyPackage("..test.assertj..", "..test.junit..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework..");

}
