package io.github.mesosspring.autoconfigure.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Holds the dashboard and the alert rules to what is exported to Prometheus.
 */
class MonitoringFilesTests {

	private static final Path FOLDER = Path.of("../docs/monitoring");

	private static final Pattern SAMPLE = Pattern.compile("(?m)^(mesos_\\w+)\\{([^}]*)\\} ");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

	private static final Pattern TEMPLATE = Pattern.compile("\\{\\{ ?\\$?(?:labels\\.)?(\\w+)");

	private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

	/** The labels of each series. */
	private static final Map<String, Set<String>> exported = new TreeMap<>();

	@BeforeAll
	static void scrape() {
		PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		MeteredFramework.runner(registry).withPropertyValues("mesos.reconciliation.enabled=true").run((context) -> {
			MeteredFramework framework = new MeteredFramework(context);
			framework.live("1");
			framework.subscribe("2");
			framework.awaitHandlers();
			note(registry.scrape());
		});
		PrometheusMeterRegistry executor = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		MesosExecutorMetricsAutoConfigurationTests.runner(executor).run((context) -> note(executor.scrape()));
	}

	private static void note(String scraped) {
		Matcher samples = SAMPLE.matcher(scraped);
		while (samples.find()) {
			Set<String> labels = exported.computeIfAbsent(samples.group(1), (name) -> new TreeSet<>());
			LABEL.matcher(samples.group(2)).results().forEach((label) -> labels.add(label.group(1)));
		}
	}

	@Test
	void everyAlertUsesWhatIsExportedAndSaysWhatToDo() throws IOException {
		for (Map<String, Object> rule : rules()) {
			String name = (String) rule.get("alert");
			PromQl.check((String) rule.get("expr"), exported);
			assertThat(rule).as(name).containsKey("for");
			assertThat(texts(rule, "labels").get("severity")).as(name).isIn("critical", "warning");
			assertThat(texts(rule, "annotations").get("summary")).as(name).isNotBlank();
			assertThat(texts(rule, "annotations").get("description")).as(name).hasSizeGreaterThan(80);
			assertThat(TEMPLATE.matcher(texts(rule, "annotations").toString()).results().map((label) -> label.group(1)))
				.as(name)
				.allSatisfy(
						(label) -> assertThat((String) rule.get("expr") + " framework instance value").contains(label));
		}
	}

	@Test
	void everyAlertIsExplainedAndTried() throws IOException {
		List<String> alerts = rules().stream().map((rule) -> (String) rule.get("alert")).toList();
		String explained = Files.readString(FOLDER.resolve("../monitoring.md"));
		assertThat(Pattern.compile("(?m)^\\| (Mesos\\w+) \\|").matcher(explained).results().map((row) -> row.group(1)))
			.containsExactlyElementsOf(alerts);
		for (Map<String, Object> rule : rules()) {
			assertThat(explained).contains("| " + rule.get("alert") + " | " + texts(rule, "labels").get("severity")
					+ " | " + rule.get("for") + " | " + texts(rule, "annotations").get("description") + " |");
		}
		assertThat(list(yaml("mesos-alerts-test.yml"), "tests")).extracting((test) -> test.get("name"))
			.containsAll(alerts)
			.contains("Healthy");
	}

	@Test
	void everyExpressionOfTheDashboardUsesWhatIsExported() throws IOException {
		JsonNode dashboard = JsonMapper.builder().build().readTree(read("mesos-dashboard.json"));
		List<String> expressions = new ArrayList<>(dashboard.findValuesAsString("expr"));
		expressions.addAll(dashboard.findValuesAsString("definition"));
		assertThat(expressions).hasSizeGreaterThan(30);
		Set<String> shown = new TreeSet<>();
		expressions.forEach((expression) -> shown.addAll(PromQl.check(expression, exported)));
		assertThat(shown).hasSizeGreaterThan(30);
	}

	@Test
	void whatIsNotExportedIsFound() {
		for (String wrong : List.of("mesos_queue_lag_minutes > 1", "sum by (task) (mesos_queue_events)",
				"mesos_queue_events{agent=\"a\"}", "up == 0", "deriv(mesos_queue_events[1m])")) {
			assertThat(catchThrowable(() -> PromQl.check(wrong, exported))).as(wrong)
				.isInstanceOf(AssertionError.class);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "check rules mesos-alerts.yml", "test rules mesos-alerts-test.yml" })
	void promtoolTakesTheRulesAndSeesThemFire(String arguments) throws IOException, InterruptedException {
		assumeTrue(Files.isExecutable(PROMTOOL), "promtool of Debian's package prometheus is not installed");
		List<String> command = new ArrayList<>(List.of(PROMTOOL.toString()));
		command.addAll(List.of(arguments.split(" ")));
		Process process = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as(output).isZero();
	}

	private static List<Map<String, Object>> rules() throws IOException {
		return list(list(yaml("mesos-alerts.yml"), "groups").get(0), "rules");
	}

	private static Map<String, Object> yaml(String name) throws IOException {
		return new Yaml().load(read(name));
	}

	private static String read(String name) throws IOException {
		return Files.readString(FOLDER.resolve(name));
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> list(Map<String, Object> owner, String key) {
		return (List<Map<String, Object>>) owner.get(key);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, String> texts(Map<String, Object> owner, String key) {
		return (Map<String, String>) owner.get(key);
	}

}
