package io.github.mesosspring.autoconfigure;

public final class MesosAutoConfiguration {
}
