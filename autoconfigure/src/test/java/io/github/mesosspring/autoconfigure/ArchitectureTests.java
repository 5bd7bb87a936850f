package io.github.mesosspring.autoconfigure;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules auto-configurations of Spring Boot itself keep to, and the arrows of this
 * module.
 */
@AnalyzeClasses(packages = "io.github.mesosspring.autoconfigure", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule autoConfigurationsArePublicAndFinal = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePublic()
		.andShould()
		.haveModifier(JavaModifier.FINAL)
		.andShould(haveNoPublicMember());

	@ArchTest
	static final ArchRule otherConfigurationsArePackagePrivate = classes().that()
		.areAnnotatedWith(Configuration.class)
		.and()
		.areNotAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule beanMethodsArePackagePrivate = methods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.bePackagePrivate()
		.andShould()
		.notBeAnnotatedWith(ConditionalOnClass.class);

	@ArchTest
	static final ArchRule whatEveryBindingNeedsComesBeforeItsConfiguration = methods().that()
		.areAnnotatedWith(Bean.class)
		.and()
		.haveRawReturnType(assignableTo(ConfigurationPropertiesBindHandlerAdvisor.class))
		.should()
		.beStatic();

	@ArchTest
	static final ArchRule failureAnalyzersArePackagePrivate = classes().that(are(assignableTo(FailureAnalyzer.class)))
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule onlyItsAutoConfigurationKnowsTheEmbeddedMesos = noClasses().that()
		.haveSimpleNameNotStartingWith("EmbeddedMesos")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.github.mesosspring.embedded..");

	@ArchTest
	static final ArchRule onlyTheirPackagesKnowActuatorAndMicrometer = noClasses().that()
		.resideInAPackage("io.github.mesosspring.autoconfigure")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.micrometer.core..", "org.springframework.boot.health..",
				"org.springframework.boot.actuate..");

	@ArchTest
	static final ArchRule nothingIsScannedFor = noClasses().should().beAnnotatedWith(ComponentScan.class);

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching("io.github.mesosspring.(**)")
		.should()
		.beFreeOfCycles();

	private static ArchCondition<JavaClass> haveNoPublicMember() {
		return new ArchCondition<>("have no public member") {

			@Override
			public void check(JavaClass item, ConditionEvents events) {
				for (JavaMember member : item.getMembers()) {
					if (member.getModifiers().contains(JavaModifier.PUBLIC)) {
						events.add(SimpleConditionEvent.violated(member, member.getDescription() + " is public"));
					}
				}
			}

		};
	}

}
