package io.github.mesosspring.operator;

/**
 * The operator API of one agent ({@code POST /api/v1}). A call is sent once; while an
 * agent recovers after a restart, it rejects all with 503. Thread-safe.
 *
 * @see MesosOperatorTemplate#agent(java.net.URI)
 */
public interface AgentOperations extends AgentProcessOperations, AgentStateOperations, ContainerOperations,
		ContainerStreamOperations, ResourceProviderOperations {

}
