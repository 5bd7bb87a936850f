package io.github.mesosspring.codec;

/**
 * Goes through a JSON text in UTF-8, front to back, without making objects of what is in
 * it. It takes less than JSON allows, and never more: where it does not go on, another
 * reader says whether the text is broken.
 */
final class JsonScanner {

	/** Doubles below hold any integer. */
	private static final long EXACT = 1L << 53;

	private static final double[] POWERS = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
			1e14, 1e15, 1e16, 1e17, 1e18 };

	private final byte[] bytes;

	private int at;

	/** Where the string or number last read begins. */
	private int start;

	private int end;

	private boolean ascii;

	private boolean escaped;

	private boolean negative;

	private boolean integer;

	private long digits;

	private int scale;

	JsonScanner(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * The next byte that is not blank.
	 * @return the byte, not yet gone past, or 0 at the end
	 */
	byte peek() {
		while (this.at < this.bytes.length) {
			byte next = this.bytes[this.at];
			if (next > ' ' || (next != ' ' && next != '\n' && next != '\r' && next != '\t')) {
				return next;
			}
			this.at++;
		}
		return 0;
	}

	boolean isAtEnd() {
		return peek() == 0 && this.at == this.bytes.length;
	}

	/**
	 * Go past a byte, and blanks before it.
	 * @return whether it came next
	 */
	boolean take(char expected) {
		// masters write no blanks
		boolean next = (this.at < this.bytes.length && this.bytes[this.at] == expected) || peek() == expected;
		if (next) {
			this.at++;
		}
		return next;
	}

	/**
	 * Go past some bytes.
	 * @return whether just these came next
	 */
	boolean take(byte[] expected) {
		int at = this.at;
		if (this.bytes.length - at < expected.length) {
			return false;
		}
		for (int i = 0; i < expected.length; i++) {
			if (this.bytes[at + i] != expected[i]) {
				return false;
			}
		}
		this.at = at + expected.length;
		return true;
	}

	boolean takeWord(String word) {
		if (this.bytes.length - this.at < word.length()) {
			return false;
		}
		for (int i = 0; i < word.length(); i++) {
			if (this.bytes[this.at + i] != word.charAt(i)) {
				return false;
			}
		}
		this.at += word.length();
		return true;
	}

	/**
	 * Go past a string.
	 * @return whether one came next
	 */
	boolean takeString() {
		if (!take('"')) {
			return false;
		}
		byte[] bytes = this.bytes;
		int at = this.at;
		this.start = at;
		this.escaped = false;
		int signs = 0;
		while (at < bytes.length) {
			byte next = bytes[at];
			if (next > '"' && next != '\\') {
				at++;
				continue;
			}
			if (next == '"') {
				this.end = at;
				this.at = at + 1;
				this.ascii = signs >= 0;
				return true;
			}
			if (next >= 0 && next < ' ') {
				return false;
			}
			if (next == '\\') {
				this.escaped = true;
				at++;
			}
			signs |= next;
			at++;
		}
		return false;
	}

	/**
	 * Go past a value, whatever it is.
	 * @param depth how deep it may be
	 * @return whether one came next
	 */
	boolean takeValue(int depth) {
		return switch (peek()) {
			case '{' -> depth > 0 && takeAll('{', '}', depth);
			case '[' -> depth > 0 && takeAll('[', ']', depth);
			case '"' -> takeString() && isVerbatim();
			case 't' -> takeWord("true");
			case 'f' -> takeWord("false");
			case 'n' -> takeWord("null");
			default -> takeNumber();
		};
	}

	private boolean takeAll(char open, char close, int depth) {
		if (take(open) && take(close)) {
			return true;
		}
		do {
			if (open == '{' && !(takeString() && isVerbatim() && take(':'))) {
				return false;
			}
			if (!takeValue(depth - 1)) {
				return false;
			}
		}
		while (take(','));
		return take(close);
	}

	int start() {
		return this.start;
	}

	int end() {
		return this.end;
	}

	/**
	 * Whether the string has no escapes and nothing beyond ASCII.
	 */
	boolean isVerbatim() {
		return this.ascii && !this.escaped;
	}

	boolean isEscaped() {
		return this.escaped;
	}

	/**
	 * Go past a number.
	 * @return whether one came next that can be told exactly
	 */
	boolean takeNumber() {
		this.negative = take('-');
		this.start = this.at;
		this.digits = 0;
		takeDigits();
		int whole = this.at - this.start;
		if (whole == 0 || (whole > 1 && this.bytes[this.start] == '0')) {
			return false;
		}
		this.integer = true;
		this.scale = 0;
		if (this.at < this.bytes.length && this.bytes[this.at] == '.') {
			int point = this.at++;
			takeDigits();
			this.scale = this.at - point - 1;
			this.integer = false;
			if (this.scale == 0) {
				return false;
			}
		}
		return whole + this.scale < POWERS.length && (!this.negative || this.digits > 0);
	}

	private void takeDigits() {
		while (this.at < this.bytes.length && this.bytes[this.at] >= '0' && this.bytes[this.at] <= '9') {
			this.digits = this.digits * 10 + this.bytes[this.at++] - '0';
		}
	}

	/**
	 * Whether the number has no fraction.
	 */
	boolean isInteger() {
		return this.integer;
	}

	long integer() {
		return this.negative ? -this.digits : this.digits;
	}

	/**
	 * Whether the quotient of digits and power is the number itself, rounded once.
	 */
	boolean isExact() {
		return this.digits < EXACT;
	}

	double number() {
		double value = this.digits / POWERS[this.scale];
		return this.negative ? -value : value;
	}

}
