package io.github.mesosspring.embedded.master;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FrameworkInfoValidationTests {

	@Test
	void printsNumbersAsCppDoes() {
		assertThat(FrameworkInfoValidation.number(1e12)).isEqualTo("1e+12");
		assertThat(FrameworkInfoValidation.number(1.2345678e-7)).isEqualTo("1.23457e-07");
		assertThat(FrameworkInfoValidation.number(123456.7)).isEqualTo("123457");
		assertThat(FrameworkInfoValidation.number(0)).isEqualTo("0");
	}

}
