package io.github.mesosspring.leader;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ZooKeeperNodesTests {

	@ParameterizedTest
	@CsvSource({ "json.info_0000000011 json.info_0000000002, json.info_0000000002",
			"log_replicas json.info_0000000003 info_0000000001 0000000000, json.info_0000000003",
			"json.info_2147483647 json.info_-2147483648, json.info_-2147483648",
			"json.info_0000000001 json.info_-000000001, json.info_-000000001",
			"json.info_7 json.info_00000000010 xjson.info_0000000000 json.info_0000000009, json.info_0000000009" })
	void theSmallestNumberLeads(String names, String leader) {
		assertThat(ZooKeeperNodes.leader(List.of(names.split(" ")))).hasValue(leader);
	}

	@Test
	void othersAreNotMasters() {
		assertThat(ZooKeeperNodes.leader(List.of("log_replicas", "info_0000000001", "json.info_x", "json.info_")))
			.isEmpty();
	}

}
