package io.github.mesosspring.operator;

import java.time.Duration;

import io.github.mesosspring.protocol.agent.Call;
import io.github.mesosspring.protocol.agent.Response;
import reactor.core.publisher.Mono;

/**
 * What an agent tells of itself: its health, settings, metrics, log and files.
 */
public interface AgentProcessOperations extends OperatorCalls<Call, Response> {

	/**
	 * Ask whether the agent is healthy ({@code GET_HEALTH}, since 1.0). One that answers
	 * says yes.
	 * @return the answer
	 */
	default Mono<Response.GetHealth> getHealth() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_HEALTH).build(),
				Response::getGetHealth);
	}

	/**
	 * Ask for the flags the agent was started with ({@code GET_FLAGS}, since 1.0).
	 * @return the flags
	 */
	default Mono<Response.GetFlags> getFlags() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_FLAGS).build(),
				Response::getGetFlags);
	}

	/**
	 * Ask for the version of the agent ({@code GET_VERSION}, since 1.0).
	 * @return the version and when, where and of what it was built
	 */
	default Mono<Response.GetVersion> getVersion() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_VERSION).build(),
				Response::getGetVersion);
	}

	/**
	 * Ask for all metrics ({@code GET_METRICS}, since 1.0).
	 * @return the metrics
	 */
	default Mono<Response.GetMetrics> getMetrics() {
		return getMetrics(Call.GetMetrics.getDefaultInstance());
	}

	/**
	 * Ask for the metrics that can be had in time ({@code Call.GetMetrics.timeout}, since
	 * 1.0).
	 * @param timeout how long the agent is to wait for each; those that take longer are
	 * left out
	 * @return the metrics
	 */
	default Mono<Response.GetMetrics> getMetrics(Duration timeout) {
		return getMetrics(Call.GetMetrics.newBuilder().setTimeout(OperatorPayloads.duration(timeout)).build());
	}

	private Mono<Response.GetMetrics> getMetrics(Call.GetMetrics payload) {
		return OperatorPayloads.ask(this,
				Call.newBuilder().setType(Call.Type.GET_METRICS).setGetMetrics(payload).build(),
				Response::getGetMetrics);
	}

	/**
	 * Ask how much the agent logs ({@code GET_LOGGING_LEVEL}, since 1.0).
	 * @return the level: 0 is the normal one, more is more
	 */
	default Mono<Response.GetLoggingLevel> getLoggingLevel() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_LOGGING_LEVEL).build(),
				Response::getGetLoggingLevel);
	}

	/**
	 * Have the agent log more for a while ({@code Call.SetLoggingLevel}, since 1.0).
	 * @param level the level, not below the one it was started with
	 * @param duration after which it goes back to that one
	 * @return completes when that is done
	 */
	default Mono<Void> setLoggingLevel(int level, Duration duration) {
		Call.SetLoggingLevel payload = Call.SetLoggingLevel.newBuilder()
			.setLevel(level)
			.setDuration(OperatorPayloads.duration(duration))
			.build();
		return send(Call.newBuilder().setType(Call.Type.SET_LOGGING_LEVEL).setSetLoggingLevel(payload).build()).then();
	}

	/**
	 * List a directory among those the agent shows, such as the sandbox of an executor
	 * ({@code Call.ListFiles}, since 1.0). Rejected with 404 if there is none.
	 * @param path the directory, in the names the agent gives its files
	 * @return the files in it
	 */
	default Mono<Response.ListFiles> listFiles(String path) {
		Call.ListFiles payload = Call.ListFiles.newBuilder().setPath(path).build();
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.LIST_FILES).setListFiles(payload).build(),
				Response::getListFiles);
	}

	/**
	 * Read a file from an offset on ({@code Call.ReadFile}, since 1.0). An agent gives as
	 * much as it likes to at once: read on from where it ended. Rejected with 404 if
	 * there is no file, with 400 if it is a directory.
	 * @param path the file, in the names the agent gives its files
	 * @param offset the first byte; at or past the end there is no data
	 * @return the size of the whole file and the data
	 */
	default Mono<Response.ReadFile> readFile(String path, long offset) {
		return readFile(Call.ReadFile.newBuilder().setPath(path).setOffset(offset).build());
	}

	/**
	 * Read a part of a file ({@code Call.ReadFile}, since 1.0), as
	 * {@link #readFile(String, long)} does.
	 * @param path the file, in the names the agent gives its files
	 * @param offset the first byte; at or past the end there is no data
	 * @param length how many bytes, at most
	 * @return the size of the whole file and the data
	 */
	default Mono<Response.ReadFile> readFile(String path, long offset, long length) {
		return readFile(Call.ReadFile.newBuilder().setPath(path).setOffset(offset).setLength(length).build());
	}

	private Mono<Response.ReadFile> readFile(Call.ReadFile payload) {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.READ_FILE).setReadFile(payload).build(),
				Response::getReadFile);
	}

}
