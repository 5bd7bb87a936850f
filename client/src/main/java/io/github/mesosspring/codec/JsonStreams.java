package io.github.mesosspring.codec;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Opens and closes JSON texts, and says where one is broken the way a master does.
 */
final class JsonStreams {

	/** Nesting a master refuses beyond. */
	private static final int MAX_DEPTH = 200;

	/** How much of the text an error may quote. */
	private static final int MAX_QUOTED = 200;

	// The size of a record is limited before it gets here, no value in it needs a limit
	// of its own
	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(MAX_DEPTH)
			.maxStringLength(Integer.MAX_VALUE)
			.maxNameLength(Integer.MAX_VALUE)
			.build())
		.build();

	private static final JsonFactory SLASH_ESCAPING_FACTORY = FACTORY.rebuild()
		.characterEscapes(new SlashEscapes())
		.build();

	private JsonStreams() {
	}

	static JsonGenerator generator(OutputStream out, boolean escapedSlashes) {
		return (escapedSlashes ? SLASH_ESCAPING_FACTORY : FACTORY).createGenerator(ObjectWriteContext.empty(), out);
	}

	static JsonParser parser(byte[] bytes) {
		if (!startsAsUtf8(bytes)) {
			throw new MalformedJsonException(bytes.length, syntaxError(bytes, 0), null);
		}
		return FACTORY.createParser(ObjectReadContext.empty(), bytes);
	}

	/**
	 * Whether no byte order mark and no wider character comes first; Jackson would accept
	 * both, masters refuse them.
	 */
	private static boolean startsAsUtf8(byte[] bytes) {
		return bytes.length == 0 || (bytes[0] > 0 && (bytes.length == 1 || bytes[1] != 0));
	}

	/**
	 * Check that nothing but blanks follows the value just read.
	 */
	static void requireEnd(JsonParser parser, byte[] bytes) {
		int end = (int) parser.currentLocation().getByteOffset();
		for (int i = end; i < bytes.length; i++) {
			if (bytes[i] != ' ' && (bytes[i] < '\t' || bytes[i] > '\r')) {
				throw new MalformedJsonException(bytes.length,
						"Parsed JSON included non-whitespace trailing characters: " + quote(bytes, end, bytes.length),
						null);
			}
		}
	}

	static void requireWellFormed(byte[] bytes) {
		try (JsonParser parser = parser(bytes)) {
			parser.nextToken();
			parser.skipChildren();
			parser.finishToken();
			requireEnd(parser, bytes);
		}
		catch (JacksonException ex) {
			throw malformed(bytes, ex);
		}
	}

	/**
	 * The text with every invalid sequence replaced.
	 * @throws MalformedJsonException the given one, if the bytes are valid UTF-8
	 */
	static byte[] repair(byte[] bytes, MalformedJsonException reason) {
		byte[] repaired = new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
		if (Arrays.equals(bytes, repaired)) {
			throw reason;
		}
		return repaired;
	}

	static MalformedJsonException malformed(byte[] bytes, JacksonException cause) {
		TokenStreamLocation location = (cause.processor() instanceof JsonParser parser) ? parser.currentTokenLocation()
				: cause.getLocation();
		long offset = (location != null) ? location.getByteOffset() : 0;
		boolean ended = cause instanceof UnexpectedEndOfInputException;
		String detail = syntaxError(bytes, (ended || offset < 0) ? bytes.length : (int) Math.min(offset, bytes.length));
		return new MalformedJsonException(bytes.length, detail, cause);
	}

	static MalformedJsonException empty(int size) {
		return new MalformedJsonException(size, syntaxError(new byte[0], 0), null);
	}

	private static String syntaxError(byte[] bytes, int offset) {
		int line = 1;
		for (int i = 0; i < offset; i++) {
			line += (bytes[i] == '\n') ? 1 : 0;
		}
		int end = offset;
		while (end < bytes.length && bytes[end] != '\n') {
			end++;
		}
		return "syntax error at line " + line + " near: " + quote(bytes, offset, end);
	}

	private static String quote(byte[] bytes, int from, int to) {
		return new String(bytes, from, Math.min(to - from, MAX_QUOTED), StandardCharsets.UTF_8);
	}

}
