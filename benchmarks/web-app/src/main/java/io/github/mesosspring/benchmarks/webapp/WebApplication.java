package io.github.mesosspring.benchmarks.webapp;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application with a web server, Actuator, a controller and a client of another
 * service.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class WebApplication {

	public static void main(String[] args) {
		SpringApplication.run(WebApplication.class, args);
	}

}
