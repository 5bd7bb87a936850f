package io.github.mesosspring.docs;

import java.nio.file.Path;

import io.github.mesosspring.test.replay.MesosReplayer;
import io.github.mesosspring.test.replay.RecordedTraffic;
import io.github.mesosspring.test.replay.Replay;
import io.github.mesosspring.test.replay.ReplayConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@Import(ReplayConfiguration.class)
class LastNightTests {

	@Autowired
	private MesosReplayer replayer;

	@Test
	void callsAsItDidLastNight() {
		RecordedTraffic traffic = RecordedTraffic.read(Path.of("src/test/resources/last-night.jsonl"));
		Replay replay = this.replayer.play(traffic);
		assertThat(replay.failures()).isEmpty();
		assertThat(replay.callsWithoutSecrets()).isEqualTo(traffic.calls());
	}

}
