package io.github.mesosspring.operator;

import java.util.Collection;

import io.github.mesosspring.protocol.WeightInfo;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Response;
import io.github.mesosspring.protocol.quota.QuotaConfig;
import io.github.mesosspring.protocol.quota.QuotaRequest;
import reactor.core.publisher.Mono;

/**
 * How resources are shared out between roles: weights and quota.
 */
public interface QuotaOperations extends OperatorCalls<Call, Response> {

	/**
	 * Ask for the weights of roles ({@code GET_WEIGHTS}, since 1.0).
	 * @return the weights that are not 1
	 */
	default Mono<Response.GetWeights> getWeights() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_WEIGHTS).build(),
				Response::getGetWeights);
	}

	/**
	 * Set the weights of roles ({@code Call.UpdateWeights}, since 1.0). Rejected with 400
	 * if one is not positive or a role has no valid name.
	 * @param weights the weights; other roles keep theirs
	 * @return completes when that is done
	 */
	default Mono<Void> updateWeights(Collection<WeightInfo> weights) {
		Call.UpdateWeights payload = Call.UpdateWeights.newBuilder().addAllWeightInfos(weights).build();
		return send(Call.newBuilder().setType(Call.Type.UPDATE_WEIGHTS).setUpdateWeights(payload).build()).then();
	}

	/**
	 * Ask for the quota of roles ({@code GET_QUOTA}, since 1.0).
	 * @return the quota; {@code configs} since 1.8, {@code infos} before
	 */
	default Mono<Response.GetQuota> getQuota() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_QUOTA).build(),
				Response::getGetQuota);
	}

	/**
	 * Set guarantees and limits of roles ({@code Call.UpdateQuota}, since 1.8). Rejected
	 * with 400 for nested roles, for limits below guarantees, and, unless forced, if the
	 * cluster does not have what is guaranteed or a role uses more than its limit.
	 * @param configs the roles and their quota; other roles keep theirs
	 * @param force whether to do without those checks against the cluster
	 * @return completes when that is done
	 */
	default Mono<Void> updateQuota(Collection<QuotaConfig> configs, boolean force) {
		Call.UpdateQuota.Builder payload = Call.UpdateQuota.newBuilder().addAllQuotaConfigs(configs);
		if (force) {
			payload.setForce(true);
		}
		return send(Call.newBuilder().setType(Call.Type.UPDATE_QUOTA).setUpdateQuota(payload).build()).then();
	}

	/**
	 * Guarantee resources to a role that has no quota ({@code Call.SetQuota}, since 1.0).
	 * Rejected with 409 if the cluster does not have them, unless forced.
	 * @param request the role and what is guaranteed
	 * @return completes when that is done
	 * @deprecated by Mesos 1.9 in favour of {@link #updateQuota}
	 */
	@Deprecated
	default Mono<Void> setQuota(QuotaRequest request) {
		Call.SetQuota payload = Call.SetQuota.newBuilder().setQuotaRequest(request).build();
		return send(Call.newBuilder().setType(Call.Type.SET_QUOTA).setSetQuota(payload).build()).then();
	}

	/**
	 * Take the quota of a role away ({@code Call.RemoveQuota}, since 1.0). Rejected with
	 * 400 if it has none.
	 * @param role the role
	 * @return completes when that is done
	 * @deprecated by Mesos 1.9 in favour of {@link #updateQuota}
	 */
	@Deprecated
	default Mono<Void> removeQuota(String role) {
		Call.RemoveQuota payload = Call.RemoveQuota.newBuilder().setRole(role).build();
		return send(Call.newBuilder().setType(Call.Type.REMOVE_QUOTA).setRemoveQuota(payload).build()).then();
	}

}
