import { applicationPapers } from "#scripts/demo/papers-application.ts"
import { partnerPapers } from "#scripts/demo/papers-partner.ts"
import { pesantrenPapers } from "#scripts/demo/papers-pesantren.ts"
import { teachingPapers } from "#scripts/demo/papers-teaching.ts"
import { photoFiles } from "#scripts/demo/photo-files.ts"
import type { SampleFile } from "#scripts/demo/story.ts"

/** All evidence files of the story, in the order in which the coordinator adds them. */
export const sampleFiles: readonly SampleFile[] = [
  ...pesantrenPapers,
  ...teachingPapers,
  ...applicationPapers,
  ...photoFiles,
  ...partnerPapers,
]
