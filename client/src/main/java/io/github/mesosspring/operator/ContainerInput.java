package io.github.mesosspring.operator;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.TTYInfo;
import io.github.mesosspring.protocol.agent.ProcessIO;

/**
 * What can be sent into a container, for {@link AgentOperations#attachContainerInput
 * attachContainerInput}.
 */
public final class ContainerInput {

	private ContainerInput() {
	}

	/**
	 * Bytes for the standard input of the process.
	 * @param bytes the bytes, not empty, as that would be {@link #eof()}
	 * @return the record
	 */
	public static ProcessIO stdin(byte[] bytes) {
		if (bytes.length == 0) {
			throw new IllegalArgumentException("No bytes mean the end of the input: use eof()");
		}
		return data(ByteString.copyFrom(bytes));
	}

	/**
	 * The end of the standard input. A process with a terminal is sent the character EOT
	 * (4) instead, as a terminal does.
	 * @return the record
	 */
	public static ProcessIO eof() {
		return data(ByteString.EMPTY);
	}

	/**
	 * A new size of the terminal, for a container that has one.
	 * @param rows lines, from 1
	 * @param columns characters of a line, from 1
	 * @return the record
	 */
	public static ProcessIO windowSize(int rows, int columns) {
		return ProcessIO.newBuilder()
			.setType(ProcessIO.Type.CONTROL)
			.setControl(ProcessIO.Control.newBuilder()
				.setType(ProcessIO.Control.Type.TTY_INFO)
				.setTtyInfo(TTYInfo.newBuilder()
					.setWindowSize(TTYInfo.WindowSize.newBuilder().setRows(rows).setColumns(columns))))
			.build();
	}

	private static ProcessIO data(ByteString bytes) {
		return ProcessIO.newBuilder()
			.setType(ProcessIO.Type.DATA)
			.setData(ProcessIO.Data.newBuilder().setType(ProcessIO.Data.Type.STDIN).setData(bytes))
			.build();
	}

}
