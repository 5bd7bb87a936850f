package io.github.mesosspring.operator;

/**
 * The operator API of the leading master ({@code POST /api/v1}), wherever it is: a master
 * that does not lead passes on to the one that does. A call is sent again, to another
 * master or after a pause, as long as none has executed it; one that only asks is sent
 * again after a connection broke, too. All that ends after some ten seconds without a
 * leader, or when the call's time is over. Thread-safe.
 *
 * @see MesosOperatorTemplate#master()
 */
public interface MasterOperations extends MasterProcessOperations, ClusterStateOperations, AgentLifecycleOperations,
		MaintenanceOperations, ReservationOperations, QuotaOperations, ClusterEventOperations {

}
