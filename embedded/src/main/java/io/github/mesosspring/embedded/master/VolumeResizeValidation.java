package io.github.mesosspring.embedded.master;

import java.util.List;

import io.github.mesosspring.embedded.resource.ResourceConversion;
import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Whether a volume can be made larger or smaller.
 */
final class VolumeResizeValidation {

	private VolumeResizeValidation() {
	}

	static @Nullable String grow(Offer.Operation.GrowVolume grow) {
		Resource volume = grow.getVolume();
		if (!(Math.round(grow.getAddition().getScalar().getValue() * 1000) > 0)) {
			return "The size of 'GrowVolume.addition' field must be greater than zero";
		}
		if (volume.hasProviderId()) {
			return "Growing a volume from a resource provider is not supported";
		}
		String error = VolumeValidation.volumes(List.of(volume));
		if (error != null) {
			return "Invalid persistent volume in the 'GrowVolume.volume' field: " + error;
		}
		if (volume.hasShared()) {
			return "Growing a shared persistent volume is not supported";
		}
		Resources together = Resources.of(List.of(ResourceConversion.stripVolume(volume), grow.getAddition()));
		return (together.toMessages().size() == 1) ? null
				: "Incompatible resources in the 'GrowVolume.volume' and 'GrowVolume.addition' fields";
	}

	static @Nullable String shrink(Offer.Operation.ShrinkVolume shrink) {
		Resource volume = shrink.getVolume();
		long subtract = Math.round(shrink.getSubtract().getValue() * 1000);
		if (subtract <= 0) {
			return "Value of 'ShrinkVolume.subtract' must be greater than zero";
		}
		if (Math.round(volume.getScalar().getValue() * 1000) <= subtract) {
			return "Value of 'ShrinkVolume.subtract' must be smaller than the size of 'ShrinkVolume.volume'";
		}
		if (volume.hasProviderId()) {
			return "Shrinking a volume from a resource provider is not supported";
		}
		if (volume.getDisk().getSource().getType() == Resource.DiskInfo.Source.Type.MOUNT) {
			return "Shrinking a volume on a MOUNT disk is not supported";
		}
		String error = VolumeValidation.volumes(List.of(volume));
		if (error != null) {
			return "Invalid persistent volume in the 'ShrinkVolume.volume' field: " + error;
		}
		return volume.hasShared() ? "Shrinking a shared persistent volume is not supported" : null;
	}

}
