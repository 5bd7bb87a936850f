package io.github.mesosspring.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A virtual thread that waits inside {@code synchronized} holds on to its carrier before
 * Java 24, so that nothing here is.
 */
class MonitorsTests {

	private final List<String> found = new ArrayList<>();

	private int classes;

	@Test
	void nothingIsSynchronized() throws IOException {
		for (Resource file : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:io/github/mesosspring/**/*.class")) {
			String url = file.getURL().toString();
			if (!url.contains("/test-classes/") && !url.contains("/mesosspring/embedded/")) {
				look(file);
			}
		}
		assertThat(this.classes).isGreaterThan(1000);
		assertThat(this.found).isEmpty();
	}

	@Test
	void findsBothWaysToSynchronize() throws IOException {
		look(new PathMatchingResourcePatternResolver()
			.getResource("classpath:" + Synchronized.class.getName().replace('.', '/') + ".class"));
		assertThat(this.found).hasSize(2);
	}

	private void look(Resource file) throws IOException {
		this.classes++;
		try (InputStream input = file.getInputStream()) {
			ClassReader reader = new ClassReader(input);
			reader.accept(new Monitors(reader.getClassName()), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
		}
	}

	private final class Monitors extends ClassVisitor {

		private final String type;

		Monitors(String type) {
			super(SpringAsmInfo.ASM_VERSION);
			this.type = type;
		}

		@Override
		public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
				String[] exceptions) {
			String method = this.type + "." + name;
			if ((access & Opcodes.ACC_SYNCHRONIZED) != 0) {
				MonitorsTests.this.found.add(method);
			}
			return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {

				@Override
				public void visitInsn(int opcode) {
					if (opcode == Opcodes.MONITORENTER) {
						MonitorsTests.this.found.add(method);
					}
				}

			};
		}

	}

	static class Synchronized {

		private int value;

		synchronized void method() {
			this.value++;
		}

		void block() {
			synchronized (this) {
				this.value++;
			}
		}

	}

}
