package io.github.mesosspring.recording;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Credential;
import io.github.mesosspring.protocol.Environment;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Label;
import io.github.mesosspring.protocol.Secret;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionTests {

	private static final String BASE64 = Base64.getEncoder()
		.encodeToString(PlantedSecrets.SECRET.getBytes(StandardCharsets.UTF_8));

	static Stream<Message> types() {
		return Stream.of(Call.getDefaultInstance(), Event.getDefaultInstance());
	}

	@ParameterizedTest
	@MethodSource("types")
	void leavesNoSecretAnywhere(Message type) {
		PlantedSecrets secrets = new PlantedSecrets();
		Message message = secrets.fill(type);
		assertThat(json(message)).contains(PlantedSecrets.SECRET, "My_Credential");
		assertThat(json(Redaction.withoutSecrets(message))).doesNotContain(PlantedSecrets.SECRET)
			.doesNotContain(BASE64)
			.contains("My_Credential", "(removed)@example.com/a?b=c");
	}

	@Test
	void isTestedWithEveryPlaceASecretCanBeIn() {
		PlantedSecrets secrets = new PlantedSecrets();
		assertThat(json(secrets.fill(Call.getDefaultInstance()))).contains(BASE64);
		assertThat(secrets.places()).contains("mesos.v1.Secret.Value.data", "mesos.v1.Credential.secret",
				"mesos.v1.Environment.Variable.value", "mesos.v1.Parameter.value", "mesos.v1.Label.value",
				"mesos.v1.CommandInfo.URI.value", "mesos.v1.CommandInfo.value", "mesos.v1.CommandInfo.arguments",
				"mesos.v1.FrameworkInfo.webui_url");
	}

	@Test
	void removesTheSecretOfAVariableWhateverItsName() {
		Environment.Variable variable = Environment.Variable.newBuilder()
			.setName("PLAIN")
			.setType(Environment.Variable.Type.SECRET)
			.setValue("geheim")
			.setSecret(Secret.newBuilder()
				.setType(Secret.Type.VALUE)
				.setValue(Secret.Value.newBuilder().setData(ByteString.copyFromUtf8("geheim"))))
			.build();
		Environment.Variable redacted = Redaction.withoutSecrets(variable);
		assertThat(redacted.getValue()).isEqualTo("(removed)");
		assertThat(redacted.getSecret().getValue().getData().toStringUtf8()).isEqualTo("(removed)");
		assertThat(redacted.getName()).isEqualTo("PLAIN");
	}

	@Test
	void removesTheArgumentAfterAnOptionThatAsksForASecret() {
		CommandInfo command = CommandInfo.newBuilder()
			.addArguments("mysql")
			.addArguments("--password")
			.addArguments("geheim")
			.addArguments("--user")
			.addArguments("jobs")
			.build();
		assertThat(Redaction.withoutSecrets(command).getArgumentsList()).containsExactly("mysql", "--password",
				"(removed)", "--user", "jobs");
	}

	@Test
	void givesTheSameMessageIfItHoldsNoSecret() {
		FrameworkInfo info = FrameworkInfo.newBuilder().setUser("jobs").setName("token ring").build();
		assertThat(Redaction.withoutSecrets(info)).isSameAs(info);
		Label label = Label.newBuilder().setKey("rack").setValue("a=b").build();
		assertThat(Redaction.withoutSecrets(label)).isSameAs(label);
		Credential none = Credential.newBuilder().setPrincipal("jobs").build();
		assertThat(Redaction.withoutSecrets(none)).isSameAs(none);
	}

	@Test
	void changesNothingInTheTrafficOfARealMaster() {
		Recordings.all()
			.stream()
			.flatMap((recording) -> recording.exchanges().stream())
			.filter((exchange) -> exchange.stream() && Integer.valueOf(200).equals(exchange.status())
					&& exchange.request().path().endsWith("/api/v1/scheduler"))
			.map(Exchange::events)
			.forEach((events) -> events.forEach((json) -> {
				Event event = Encoding.JSON.codec().decode(json, Event.getDefaultInstance());
				assertThat(Redaction.withoutSecrets(event)).isSameAs(event);
			}));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			curl --token x https://h            | curl --token (removed) https://h
			DB_PASSWORD=x ./run                 | DB_PASSWORD=(removed) ./run
			env=AWS_SECRET_ACCESS_KEY=x         | env=AWS_SECRET_ACCESS_KEY=(removed)
			-Dkey="a b" -Dother=c               | -Dkey=(removed) -Dother=c
			https://h/p?apiToken=x&b=c          | https://h/p?apiToken=(removed)&b=c
			https://u:p@ss@h/p?b=c              | https://(removed)@h/p?b=c
			see ftp://u@h and http://v:w@i/     | see ftp://(removed)@h and http://(removed)@i/
			mail a@b.c about the key            | mail a@b.c about the key
			master@10.0.0.1:5050 a=b            | master@10.0.0.1:5050 a=b
			""")
	void removesSecretsFromTexts(String text, String expected) {
		assertThat(SecretText.withoutSecrets(text)).isEqualTo(expected);
	}

	@Test
	void isNotSlowedDownByLongTexts() {
		String text = "key".repeat(200_000);
		assertThat(SecretText.withoutSecrets(text)).isEqualTo(text);
	}

	private static String json(Message message) {
		return new String(Encoding.JSON.codec().encode(message), StandardCharsets.UTF_8);
	}

}
