CREATE TABLE `action` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`detail` text DEFAULT '' NOT NULL,
	`origin` text NOT NULL,
	`direction_id` text,
	`cycle_id` text,
	`item` text,
	`position_id` text,
	`due_date` text,
	`state` text DEFAULT 'belum' NOT NULL,
	`outcome` text DEFAULT '' NOT NULL,
	`submitted_by` text,
	`submitted_at` integer,
	`reviewer_id` text,
	`reviewed_at` integer,
	`review_note` text DEFAULT '' NOT NULL,
	`closed_on` text,
	`sample` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`direction_id`) REFERENCES `direction`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`position_id`) REFERENCES `position`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewer_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `action_number` ON `action` (`unit_id`,`number`);--> statement-breakpoint
CREATE INDEX `action_position` ON `action` (`position_id`,`state`);--> statement-breakpoint
CREATE INDEX `action_direction` ON `action` (`direction_id`);--> statement-breakpoint
CREATE INDEX `action_cycle` ON `action` (`cycle_id`);--> statement-breakpoint
CREATE TABLE `action_comment` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`action_id` text NOT NULL,
	`text` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `action`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `action_comment_action` ON `action_comment` (`action_id`,`written_at`);--> statement-breakpoint
CREATE TABLE `action_evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`action_id` text NOT NULL,
	`evidence_id` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `action`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `action_evidence_once` ON `action_evidence` (`action_id`,`evidence_id`);--> statement-breakpoint
CREATE INDEX `action_evidence_file` ON `action_evidence` (`evidence_id`);--> statement-breakpoint
CREATE TABLE `calendar_span` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`from` text NOT NULL,
	`until` text NOT NULL,
	`hijri_shift` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `calendar_span_unit` ON `calendar_span` (`unit_id`,`from`);--> statement-breakpoint
CREATE TABLE `sign_off` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`document_sha256` text NOT NULL,
	`office` text NOT NULL,
	`standing` text NOT NULL,
	`name` text NOT NULL,
	`nip` text DEFAULT '' NOT NULL,
	`user_id` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submission_id`) REFERENCES `submission`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_off_submission` ON `sign_off` (`submission_id`);--> statement-breakpoint
CREATE TABLE `exchange_file` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`way` text NOT NULL,
	`month` text,
	`content` text NOT NULL,
	`sha256` text NOT NULL,
	`signature` text NOT NULL,
	`fingerprint` text NOT NULL,
	`size` integer NOT NULL,
	`made_at` integer NOT NULL,
	`handled_by` text NOT NULL,
	`handled_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exchange_file_once` ON `exchange_file` (`unit_id`,`way`,`sha256`);--> statement-breakpoint
CREATE INDEX `exchange_file_month` ON `exchange_file` (`unit_id`,`kind`,`month`);--> statement-breakpoint
CREATE TABLE `exchange_key` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`public_key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`trusted_by` text NOT NULL,
	`trusted_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exchange_key_fingerprint` ON `exchange_key` (`unit_id`,`fingerprint`);--> statement-breakpoint
CREATE TABLE `agreement` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`partner_name` text NOT NULL,
	`partner_kind` text NOT NULL,
	`number` text NOT NULL,
	`title` text NOT NULL,
	`parties` text DEFAULT '' NOT NULL,
	`signed_on` text NOT NULL,
	`starts_on` text NOT NULL,
	`expires_on` text,
	`note` text DEFAULT '' NOT NULL,
	`evidence_id` text,
	`replaces_id` text,
	`ended_on` text,
	`ended_reason` text DEFAULT '' NOT NULL,
	`sample` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `agreement_unit` ON `agreement` (`unit_id`,`expires_on`);--> statement-breakpoint
CREATE INDEX `agreement_evidence` ON `agreement` (`evidence_id`);--> statement-breakpoint
CREATE TABLE `product` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`price` integer,
	`price_unit` text DEFAULT '' NOT NULL,
	`availability` text NOT NULL,
	`maker_id` text,
	`maker_group` text DEFAULT '' NOT NULL,
	`photo_id` text,
	`retired_on` text,
	`sample` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`maker_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`photo_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `product_number` ON `product` (`unit_id`,`number`);--> statement-breakpoint
CREATE INDEX `product_maker` ON `product` (`maker_id`);--> statement-breakpoint
CREATE INDEX `product_photo` ON `product` (`photo_id`);--> statement-breakpoint
CREATE TABLE `disposition` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`sheet_id` text NOT NULL,
	`question` text NOT NULL,
	`choice` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`decided_by` text NOT NULL,
	`decided_on` text NOT NULL,
	`evidence_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sheet_id`) REFERENCES `weekly_sheet`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `disposition_question` ON `disposition` (`sheet_id`,`question`);--> statement-breakpoint
CREATE INDEX `disposition_evidence` ON `disposition` (`evidence_id`);--> statement-breakpoint
CREATE TABLE `readiness_mark` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`origin` text NOT NULL,
	`cycle_ref` text NOT NULL,
	`cycle_title` text NOT NULL,
	`instrument_key` text NOT NULL,
	`instrument_version` text NOT NULL,
	`day` text NOT NULL,
	`due_date` text,
	`visit_date` text,
	`items` integer NOT NULL,
	`ready` integer NOT NULL,
	`approved` integer NOT NULL,
	`submitted` integer NOT NULL,
	`below_target` integer NOT NULL,
	`unanswered` integer NOT NULL,
	`blocked` integer NOT NULL,
	`blockers_unknown` integer NOT NULL,
	`urgent` integer NOT NULL,
	`overdue` integer NOT NULL,
	`unassigned` integer NOT NULL,
	`without_proof` integer NOT NULL,
	`periods` integer NOT NULL,
	`periods_covered` integer NOT NULL,
	`profile` text NOT NULL,
	`components` text NOT NULL,
	`taken_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `readiness_mark_day` ON `readiness_mark` (`cycle_ref`,`day`);--> statement-breakpoint
CREATE INDEX `readiness_mark_unit` ON `readiness_mark` (`unit_id`,`day`);--> statement-breakpoint
CREATE TABLE `weekly_sheet` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`day` text NOT NULL,
	`content` text NOT NULL,
	`sha256` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `weekly_sheet_content` ON `weekly_sheet` (`cycle_id`,`sha256`);--> statement-breakpoint
CREATE INDEX `weekly_sheet_unit` ON `weekly_sheet` (`unit_id`);--> statement-breakpoint
CREATE TABLE `direction` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`origin` text NOT NULL,
	`visit_id` text,
	`number` integer NOT NULL,
	`text` text NOT NULL,
	`given_by` text NOT NULL,
	`given_on` text NOT NULL,
	`due_date` text,
	`foreign_id` text,
	`sample` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `direction_unit` ON `direction` (`unit_id`,`given_on`);--> statement-breakpoint
CREATE INDEX `direction_visit` ON `direction` (`visit_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `direction_foreign` ON `direction` (`unit_id`,`foreign_id`);--> statement-breakpoint
CREATE TABLE `visit` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`title` text NOT NULL,
	`purpose` text NOT NULL,
	`from` text NOT NULL,
	`until` text NOT NULL,
	`visitors` text NOT NULL,
	`units_present` text NOT NULL,
	`places` text NOT NULL,
	`summary` text DEFAULT '' NOT NULL,
	`sample` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `visit_unit` ON `visit` (`unit_id`,`from`);--> statement-breakpoint
CREATE TABLE `visit_photo` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`visit_id` text NOT NULL,
	`evidence_id` text NOT NULL,
	`caption` text DEFAULT '' NOT NULL,
	`sort` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_photo_once` ON `visit_photo` (`visit_id`,`evidence_id`);--> statement-breakpoint
CREATE INDEX `visit_photo_evidence` ON `visit_photo` (`evidence_id`);