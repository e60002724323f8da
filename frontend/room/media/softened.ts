import { BackgroundProcessor, type BackgroundProcessorWrapper } from "@livekit/track-processors";

/** Where the build puts it: without these two, it would be fetched from strangers. */
const ours = `${import.meta.env.BASE_URL}blur/0.10.14`;

export function softened(): BackgroundProcessorWrapper {
  return BackgroundProcessor({
    mode: "background-blur",
    blurRadius: 12,
    maxFps: 15,
    assetPaths: { tasksVisionFileSet: ours, modelAssetPath: `${ours}/selfie.tflite` },
  });
}
