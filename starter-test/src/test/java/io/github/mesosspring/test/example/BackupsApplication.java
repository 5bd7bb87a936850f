package io.github.mesosspring.test.example;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The application of the example.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(Backups.class)
class BackupsApplication {

}
