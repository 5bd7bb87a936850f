package io.github.mesosspring.autoconfigure.endpoint;

import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworks;
import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworksAutoConfiguration;
import io.github.mesosspring.subscription.MesosSubscription;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the {@link MesosEndpoint}.
 */
@AutoConfiguration(after = MesosFrameworksAutoConfiguration.class)
@ConditionalOnClass({ MesosSubscription.class, Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(MesosEndpoint.class)
@ConditionalOnBean(MesosFrameworks.class)
@RegisterReflectionForBinding({ FrameworksDescriptor.class, FrameworkDescriptor.class, OperationReport.class })
public final class MesosEndpointAutoConfiguration {

	MesosEndpointAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	MesosEndpoint mesosEndpoint(MesosFrameworks frameworks) {
		return new MesosEndpoint(frameworks);
	}

	@Bean
	@ConditionalOnBean(MesosEndpoint.class)
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint(endpoint = MesosEndpoint.class, exposure = EndpointExposure.WEB)
	MesosEndpointWebExtension mesosEndpointWebExtension(MesosEndpoint endpoint) {
		return new MesosEndpointWebExtension(endpoint);
	}

}
