package io.github.mesosspring.sample.web;

import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/**
 * Says what is wrong with a request, as a problem detail that names the field.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

	private static final Log logger = LogFactory.getLog(Problems.class);

	private static final String NO_JSON = "The body must be a JSON object like {\"command\":\"echo hello\"}, sent with Content-Type: application/json";

	@Override
	protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(WebExchangeBindException ex,
			HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
		List<InvalidField> fields = ex.getFieldErrors()
			.stream()
			.map(InvalidField::of)
			.sorted(Comparator.comparing(InvalidField::field))
			.toList();
		return badRequest(ex, headers, exchange, fields, NO_JSON);
	}

	@Override
	protected Mono<ResponseEntity<Object>> handleServerWebInputException(ServerWebInputException ex,
			HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
		InvalidField field = unreadableField(ex);
		List<InvalidField> fields = (field != null) ? List.of(field) : List.of();
		return badRequest(ex, headers, exchange, fields, NO_JSON);
	}

	@Override
	protected Mono<ResponseEntity<Object>> handleUnsupportedMediaTypeStatusException(
			UnsupportedMediaTypeStatusException ex, HttpHeaders headers, HttpStatusCode status,
			ServerWebExchange exchange) {
		return badRequest(ex, headers, exchange, List.of(), NO_JSON);
	}

	@ExceptionHandler
	ProblemDetail notStored(UncheckedIOException ex) {
		logger.error(ex.getMessage(), ex);
		return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR,
				"The job could not be stored, so nothing was done; the log of the application says why");
	}

	private Mono<ResponseEntity<Object>> badRequest(Exception ex, HttpHeaders headers, ServerWebExchange exchange,
			List<InvalidField> fields, String otherwise) {
		String detail = fields.isEmpty() ? otherwise
				: String.join("; ", fields.stream().map(InvalidField::toString).toList());
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
		if (!fields.isEmpty()) {
			problem.setProperty("errors", fields);
		}
		return handleExceptionInternal(ex, problem, headers, HttpStatus.BAD_REQUEST, exchange);
	}

	private static @Nullable InvalidField unreadableField(Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof JacksonException json) {
				return json.getPath()
					.stream()
					.map(JacksonException.Reference::getPropertyName)
					.filter(Objects::nonNull)
					.findFirst()
					.map((field) -> new InvalidField(field, isNumber(json) ? "must be a number" : "must be a string"))
					.orElse(null);
			}
		}
		return null;
	}

	private static boolean isNumber(JacksonException json) {
		return json instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
				&& Number.class.isAssignableFrom(mismatch.getTargetType());
	}

	/**
	 * A field and what is wrong with it.
	 *
	 * @param field name of the field
	 * @param message what is wrong
	 */
	record InvalidField(String field, String message) {

		static InvalidField of(FieldError error) {
			return new InvalidField(error.getField(),
					Objects.requireNonNullElse(error.getDefaultMessage(), "is invalid"));
		}

		@Override
		public String toString() {
			return this.field + " " + this.message;
		}

	}

}
