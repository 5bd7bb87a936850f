package io.github.mesosspring.sample.executor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Runs the {@code data} of each task as a shell command. An agent starts it, with the
 * first task that has it for its executor.
 */
@SpringBootApplication
public class SampleExecutor {

	/**
	 * Start the executor.
	 * @param args the command line
	 */
	public static void main(String[] args) {
		SpringApplication.run(SampleExecutor.class, args);
	}

}
