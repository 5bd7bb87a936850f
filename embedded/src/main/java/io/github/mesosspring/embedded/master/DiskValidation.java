package io.github.mesosspring.embedded.master;

import java.util.List;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Resource.DiskInfo.Source;
import org.jspecify.annotations.Nullable;

/**
 * Whether a disk of a resource provider can be made or given up.
 */
final class DiskValidation {

	private DiskValidation() {
	}

	static @Nullable String create(Offer.Operation.CreateDisk create) {
		Source source = create.getSource().getDisk().getSource();
		return FirstError.of(() -> provided(create.getSource()),
				() -> (source.getType() == Source.Type.RAW) ? null : "'source' is not a RAW disk resource",
				() -> List.of(Source.Type.MOUNT, Source.Type.BLOCK).contains(create.getTargetType()) ? null
						: "'target_type' is neither MOUNT or BLOCK",
				() -> profile(source.hasProfile(), create.hasTargetProfile()));
	}

	private static @Nullable String profile(boolean ofSource, boolean ofTarget) {
		if (ofSource != ofTarget) {
			return null;
		}
		return ofTarget ? "'target_profile' must not be set when 'source' has a profile"
				: "'target_profile' must be set when 'source' has no profile";
	}

	static @Nullable String destroy(Offer.Operation.DestroyDisk destroy) {
		Resource disk = destroy.getSource();
		Source source = disk.getDisk().getSource();
		return FirstError.of(() -> provided(disk),
				() -> List.of(Source.Type.MOUNT, Source.Type.BLOCK, Source.Type.RAW).contains(source.getType()) ? null
						: "'source' is neither a MOUNT, BLOCK or RAW disk resource",
				() -> source.hasId() ? null : "'source' is not backed by a CSI volume",
				() -> disk.getDisk().hasPersistence() ? "A disk resource containing a persistent volume "
						+ Resources.describe(disk) + " cannot be destroyed directly. Please destroy the persistent "
						+ "volume first then destroy the disk resource" : null);
	}

	private static @Nullable String provided(Resource source) {
		String error = ResourceValidation.validateForUse(List.of(source));
		if (error != null) {
			return "Invalid resource: " + error;
		}
		return source.hasProviderId() ? null : "'source' is not managed by a resource provider";
	}

}
