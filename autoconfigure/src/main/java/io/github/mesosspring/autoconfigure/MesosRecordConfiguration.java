package io.github.mesosspring.autoconfigure;

import java.util.Objects;

import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.recording.TrafficRecorder;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * The recorder, if there is to be one.
 */
@Configuration(proxyBeanMethods = false)
class MesosRecordConfiguration {

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	@Conditional(OnPath.class)
	TrafficRecorder mesosTrafficRecorder(MesosProperties properties, FrameworkInfo frameworkInfo) {
		return TrafficRecorder.start(Objects.requireNonNull(properties.getRecord().getPath()), frameworkInfo.getName(),
				properties.getEncoding());
	}

	/**
	 * An empty path is how a profile takes back what another one sets.
	 */
	static class OnPath extends SpringBootCondition {

		private static final String KEY = "mesos.record.path";

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return new ConditionOutcome(StringUtils.hasText(context.getEnvironment().getProperty(KEY)),
					ConditionMessage.forCondition("Mesos recording").because(KEY + " is looked at"));
		}

	}

}
