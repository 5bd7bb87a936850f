package io.github.mesosspring.sample.scheduling;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.sample.job.Need;

/**
 * What is left of an offer's CPUs and memory. Counts in thousandths, like Mesos. Not
 * thread-safe.
 */
final class OfferedResources {

	private final List<Share> cpus;

	private final List<Share> memory;

	OfferedResources(Offer offer) {
		this.cpus = shares(offer, "cpus");
		this.memory = shares(offer, "mem");
	}

	boolean fits(Need need) {
		return sum(this.cpus) >= need.cpuMillis() && sum(this.memory) >= need.memoryMillis();
	}

	List<Resource> take(Need need) {
		List<Resource> taken = new ArrayList<>();
		take(this.cpus, need.cpuMillis(), taken);
		take(this.memory, need.memoryMillis(), taken);
		return taken;
	}

	// Revocable resources may be taken away from a running task, so they are left alone.
	private static List<Share> shares(Offer offer, String name) {
		List<Share> shares = new ArrayList<>();
		for (Resource resource : offer.getResourcesList()) {
			if (resource.getName().equals(name) && resource.getType() == Value.Type.SCALAR
					&& !resource.hasRevocable()) {
				shares.add(new Share(resource));
			}
		}
		return shares;
	}

	private static long sum(List<Share> shares) {
		return shares.stream().mapToLong((share) -> share.left).sum();
	}

	// An agent may offer the same resource in several parts, for instance reserved and
	// not.
	private static void take(List<Share> shares, long wanted, List<Resource> taken) {
		long missing = wanted;
		for (Share share : shares) {
			long part = Math.min(missing, share.left);
			if (part > 0) {
				share.left -= part;
				missing -= part;
				taken.add(share.resource.toBuilder()
					.setScalar(Value.Scalar.newBuilder().setValue(part / 1000.0))
					.build());
			}
		}
	}

	private static final class Share {

		private final Resource resource;

		private long left;

		private Share(Resource resource) {
			this.resource = resource;
			this.left = Math.round(resource.getScalar().getValue() * 1000);
		}

	}

}
