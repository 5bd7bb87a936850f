package io.github.mesosspring.autoconfigure;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.github.mesosspring.TestCertificates;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * A server of https that asks clients for certificates and writes down who they are.
 */
final class MutualTlsServer implements AutoCloseable {

	private final List<String> clients = new CopyOnWriteArrayList<>();

	private final DisposableServer server;

	/**
	 * Start one.
	 * @param certificates has the certificates
	 * @param name the name of its own
	 * @param trusted the names of those of clients
	 */
	MutualTlsServer(TestCertificates certificates, String name, String... trusted) throws Exception {
		SslContext context = context(certificates, name, trusted);
		this.server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.secure((spec) -> spec.sslContext(context))
			.handle((request, response) -> {
				request.withConnection((connection) -> this.clients
					.add(client(connection.channel().pipeline().get(SslHandler.class))));
				return response.header("Content-Type", "application/json")
					.sendString(Mono.just("{\"type\":\"GET_HEALTH\",\"get_health\":{\"healthy\":true}}"));
			})
			.bindNow();
	}

	private static SslContext context(TestCertificates certificates, String name, String... trusted) throws Exception {
		try {
			return SslContextBuilder.forServer(certificates.certificate(name).toFile(), certificates.key(name).toFile())
				.trustManager(certificates.certificates(trusted).toFile())
				.clientAuth(ClientAuth.REQUIRE)
				.build();
		}
		catch (SSLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String client(SslHandler handler) {
		try {
			X509Certificate certificate = (X509Certificate) handler.engine().getSession().getPeerCertificates()[0];
			return certificate.getSubjectX500Principal().getName();
		}
		catch (SSLPeerUnverifiedException ex) {
			return "nobody";
		}
	}

	int port() {
		return this.server.port();
	}

	List<String> clients() {
		return this.clients;
	}

	@Override
	public void close() {
		this.server.disposeNow();
	}

}
