package io.github.mesosspring.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * What kind of threads handlers run on. Decided when the application runs, not when it is
 * processed ahead of time, which may be on another JDK. All frameworks of an application
 * share it.
 */
@Configuration(proxyBeanMethods = false)
class MesosThreadConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MesosThreadFactory mesosThreadFactory(Environment environment) {
		return Threading.VIRTUAL.isActive(environment)
				? new VirtualThreadTaskExecutor().getVirtualThreadFactory()::newThread : Thread::new;
	}

}
