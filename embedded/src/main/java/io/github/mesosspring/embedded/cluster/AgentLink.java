package io.github.mesosspring.embedded.cluster;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.agent.AgentListener;
import org.jspecify.annotations.Nullable;

/**
 * The connection between an agent and a master. Once it is cut, what either says is lost,
 * whatever it is.
 */
final class AgentLink {

	private final Agent agent;

	private volatile boolean cut;

	AgentLink(Agent agent) {
		this.agent = agent;
	}

	/**
	 * The agent as the master at the other end sees it.
	 */
	Agent agent() {
		return (Agent) Proxy.newProxyInstance(Agent.class.getClassLoader(), new Class<?>[] { Agent.class },
				(proxy, method, arguments) -> {
					if (method.getName().equals("connect") && arguments != null) {
						arguments[0] = listener((AgentListener) arguments[0]);
					}
					return pass(this.agent, method, arguments);
				});
	}

	private AgentListener listener(AgentListener master) {
		return (AgentListener) Proxy.newProxyInstance(AgentListener.class.getClassLoader(),
				new Class<?>[] { AgentListener.class }, (proxy, method, arguments) -> pass(master, method, arguments));
	}

	/** Who asks for something knows it already, and need not ask over the link. */
	private @Nullable Object pass(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
		if (this.cut && method.getReturnType() == void.class) {
			return null;
		}
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	void cut() {
		this.cut = true;
	}

}
