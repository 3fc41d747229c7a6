// The look of all of Mantine's parts. The first screen does without most of them, so this comes with
// the first place that is loaded later (see shared/later.ts).
import "@mantine/core/styles.layer.css";
