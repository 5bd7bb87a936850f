package io.github.mesosspring.docs;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.PropertySource;

/**
 * The application of the reader.
 */
@SpringBootApplication
@PropertySource("classpath:my-application.properties")
class MyApplication {

}
