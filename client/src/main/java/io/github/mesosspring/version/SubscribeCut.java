package io.github.mesosspring.version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one SUBSCRIBE down to what a master of one version knows. Used once.
 */
final class SubscribeCut {

	/** Masters before 1.0 take a longer failover timeout for 0 (MESOS-1575). */
	private static final double LONGEST_TIMEOUT = 9_000_000_000.0;

	private static final FieldDescriptor OFFER_FILTERS = FrameworkInfo.getDescriptor()
		.findFieldByNumber(FrameworkInfo.OFFER_FILTERS_FIELD_NUMBER);

	private static final FieldDescriptor OFFER_CONSTRAINTS = Call.Subscribe.getDescriptor()
		.findFieldByNumber(Call.Subscribe.OFFER_CONSTRAINTS_FIELD_NUMBER);

	/** A master that refuses a name it does not know names the oldest of them then. */
	private static final Comparator<Capability> OLDEST_FIRST = Comparator.comparing(
			(Capability capability) -> Since.of(capability.getType()),
			Comparator.comparingInt(MasterVersion::major).thenComparingInt(MasterVersion::minor));

	private final MasterVersion master;

	private final Call.Builder call;

	private final FrameworkInfo.Builder info;

	private final List<String> leftOut = new ArrayList<>();

	private @Nullable String refusal;

	private SubscribeCut(Call call, MasterVersion master) {
		this.master = master;
		this.call = call.toBuilder();
		this.info = this.call.getSubscribeBuilder().getFrameworkInfoBuilder();
	}

	static SubscribeForm of(Call call, MasterVersion master) {
		SubscribeCut cut = new SubscribeCut(call, master);
		cut.roles();
		cut.capabilities();
		cut.offerFilters();
		cut.failoverTimeout();
		cut.suppressedRoles();
		cut.offerConstraints();
		return new SubscribeForm(cut.call.build(), cut.leftOut, cut.refusal);
	}

	/**
	 * Without MULTI_ROLE there is {@code role} instead of {@code roles}.
	 */
	private void roles() {
		boolean multiRole = this.info.getCapabilitiesList()
			.stream()
			.anyMatch((capability) -> capability.getType() == Capability.Type.MULTI_ROLE);
		if (!multiRole || knows(Since.of(Capability.Type.MULTI_ROLE))) {
			return;
		}
		List<String> roles = this.info.getRolesList().stream().distinct().toList();
		if (roles.size() > 1) {
			this.refusal = "the framework has the roles " + String.join(", ", roles) + " (mesos.framework.roles), and "
					+ "several need a master of Mesos " + Since.of(Capability.Type.MULTI_ROLE)
					+ " or newer, but this one is of " + this.master + "; name one role, or upgrade the masters";
		}
		else if (roles.size() == 1) {
			this.info.clearRoles().setRole(roles.get(0));
		}
	}

	private void capabilities() {
		List<Capability> known = this.info.getCapabilitiesList().stream().sorted(OLDEST_FIRST).filter((capability) -> {
			boolean isKnown = knows(Since.of(capability.getType()));
			if (!isKnown) {
				this.leftOut.add("the capability " + capability.getType());
			}
			return isKnown;
		}).toList();
		this.info.clearCapabilities().addAllCapabilities(known);
	}

	private void offerFilters() {
		if (this.info.getOfferFiltersCount() > 0 && !knows(Since.of(OFFER_FILTERS))) {
			this.info.clearOfferFilters();
			this.leftOut.add("the offer filters");
		}
	}

	private void failoverTimeout() {
		if (!this.master.isAtLeast(1, 0) && this.info.getFailoverTimeout() > LONGEST_TIMEOUT) {
			this.info.setFailoverTimeout(LONGEST_TIMEOUT);
			this.leftOut.add("what of the failover timeout is beyond 9e9 s");
		}
	}

	/**
	 * Masters of 1.4 have the field and may crash at it (MESOS-8223). A SUPPRESS says the
	 * same.
	 */
	private void suppressedRoles() {
		if (!this.master.isAtLeast(1, 5)) {
			if (this.call.getSubscribe().getSuppressedRolesCount() > 0 && !knows(Since.of(Call.Type.SUPPRESS))) {
				this.leftOut.add("the suppressed roles");
			}
			this.call.getSubscribeBuilder().clearSuppressedRoles();
		}
	}

	private void offerConstraints() {
		if (this.call.getSubscribe().hasOfferConstraints() && !knows(Since.of(OFFER_CONSTRAINTS))) {
			this.call.getSubscribeBuilder().clearOfferConstraints();
			this.leftOut.add("the offer constraints");
		}
	}

	private boolean knows(MasterVersion since) {
		return this.master.isAtLeast(since);
	}

}
