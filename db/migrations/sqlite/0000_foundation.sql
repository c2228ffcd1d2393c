CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `membership` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`subtree` integer DEFAULT false NOT NULL,
	`cycle_id` text,
	`edition` text,
	`from` text NOT NULL,
	`until` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `membership_user` ON `membership` (`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `membership_once` ON `membership` (`user_id`,`unit_id`,`role`,`cycle_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `sign_in_failure` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`last_at` integer NOT NULL,
	`locked_until` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_failure_key_unique` ON `sign_in_failure` (`key`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`username` text NOT NULL,
	`display_username` text,
	`language` text DEFAULT 'id' NOT NULL,
	`must_change_password` integer DEFAULT false NOT NULL,
	`disabled_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `user_username_unique` ON `user` (`username`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_detail` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_entry` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`action` text NOT NULL,
	`unit_id` text,
	`subject` text NOT NULL,
	`rows_digest` text NOT NULL,
	`detail_digest` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_entry_unit` ON `audit_entry` (`unit_id`);--> statement-breakpoint
CREATE INDEX `audit_entry_actor` ON `audit_entry` (`actor_id`);--> statement-breakpoint
CREATE TABLE `audit_row` (
	`id` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`table_name` text NOT NULL,
	`row_key` text NOT NULL,
	`digest` text
);
--> statement-breakpoint
CREATE INDEX `audit_row_key` ON `audit_row` (`table_name`,`row_key`,`sequence`);--> statement-breakpoint
CREATE TABLE `cycle` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`applicant_id` text NOT NULL,
	`title` text NOT NULL,
	`instrument_key` text NOT NULL,
	`instrument_version` text NOT NULL,
	`instrument_hash` text NOT NULL,
	`instrument_content` text NOT NULL,
	`target_level` integer NOT NULL,
	`period_from` text NOT NULL,
	`period_to` text NOT NULL,
	`due_date` text,
	`visit_date` text,
	`state` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`applicant_id`) REFERENCES `applicant`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cycle_unit` ON `cycle` (`unit_id`);--> statement-breakpoint
CREATE TABLE `draft` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`item` text NOT NULL,
	`base_version` integer NOT NULL,
	`content` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draft_once` ON `draft` (`user_id`,`cycle_id`,`item`);--> statement-breakpoint
CREATE TABLE `hole_explanation` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`item` text NOT NULL,
	`hint` text NOT NULL,
	`period` text NOT NULL,
	`reason` text NOT NULL,
	`explained_by` text NOT NULL,
	`explained_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hole_explanation_once` ON `hole_explanation` (`cycle_id`,`item`,`hint`,`period`);--> statement-breakpoint
CREATE TABLE `manual_figure` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`figure` text NOT NULL,
	`value` text NOT NULL,
	`as_of` text NOT NULL,
	`source` text NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `manual_figure_once` ON `manual_figure` (`cycle_id`,`figure`);--> statement-breakpoint
CREATE TABLE `response` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`item` text NOT NULL,
	`level` integer,
	`not_applicable` integer DEFAULT false NOT NULL,
	`narrative` text DEFAULT '' NOT NULL,
	`gap_reason` text DEFAULT '' NOT NULL,
	`status` text DEFAULT 'belum' NOT NULL,
	`position_id` text,
	`due_date` text,
	`target_level` integer,
	`author_id` text,
	`answered_at` integer,
	`reviewer_id` text,
	`reviewed_at` integer,
	`review_note` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`position_id`) REFERENCES `position`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewer_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `response_item` ON `response` (`cycle_id`,`item`);--> statement-breakpoint
CREATE INDEX `response_position` ON `response` (`position_id`);--> statement-breakpoint
CREATE TABLE `dossier` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`snapshot_id` text NOT NULL,
	`edition` text NOT NULL,
	`language` text NOT NULL,
	`draft` integer NOT NULL,
	`revision` integer NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`program_version` text NOT NULL,
	`state` text NOT NULL,
	`failure` text DEFAULT '' NOT NULL,
	`document_sha256` text NOT NULL,
	`pdf_sha256` text,
	`size` integer,
	`pages` integer,
	`issued_by` text NOT NULL,
	`issued_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`snapshot_id`) REFERENCES `snapshot`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dossier_cycle` ON `dossier` (`cycle_id`);--> statement-breakpoint
CREATE TABLE `dossier_download` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`dossier_id` text NOT NULL,
	`user_id` text NOT NULL,
	`taken_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossier`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dossier_download_dossier` ON `dossier_download` (`dossier_id`);--> statement-breakpoint
CREATE TABLE `snapshot` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`content` text NOT NULL,
	`sha256` text NOT NULL,
	`taken_by` text NOT NULL,
	`taken_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `snapshot_content` ON `snapshot` (`cycle_id`,`sha256`);--> statement-breakpoint
CREATE TABLE `snapshot_evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`snapshot_id` text NOT NULL,
	`evidence_id` text NOT NULL,
	FOREIGN KEY (`snapshot_id`) REFERENCES `snapshot`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `snapshot_evidence_once` ON `snapshot_evidence` (`snapshot_id`,`evidence_id`);--> statement-breakpoint
CREATE INDEX `snapshot_evidence_file` ON `snapshot_evidence` (`evidence_id`);--> statement-breakpoint
CREATE TABLE `submission` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`revision` integer NOT NULL,
	`snapshot_id` text NOT NULL,
	`submitted_by` text NOT NULL,
	`submitted_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`snapshot_id`) REFERENCES `snapshot`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `submission_revision` ON `submission` (`cycle_id`,`revision`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`number` integer NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`media_type` text NOT NULL,
	`file_name` text NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`period_from` text,
	`period_to` text,
	`valid_until` text,
	`sensitivity` text NOT NULL,
	`cleared_by` text,
	`cleared_at` integer,
	`supersedes_id` text,
	`pages` integer,
	`width` integer,
	`height` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`uploaded_by` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_number` ON `evidence` (`unit_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_content` ON `evidence` (`unit_id`,`sha256`);--> statement-breakpoint
CREATE INDEX `evidence_sha256` ON `evidence` (`sha256`);--> statement-breakpoint
CREATE TABLE `evidence_counter` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`last_number` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_counter_unitId_unique` ON `evidence_counter` (`unit_id`);--> statement-breakpoint
CREATE TABLE `evidence_link` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`item` text NOT NULL,
	`evidence_id` text NOT NULL,
	`hint` text,
	`label` text DEFAULT '' NOT NULL,
	`page_from` integer,
	`page_to` integer,
	`sort` integer NOT NULL,
	`linked_by` text NOT NULL,
	`linked_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_link_once` ON `evidence_link` (`cycle_id`,`item`,`evidence_id`);--> statement-breakpoint
CREATE INDEX `evidence_link_evidence` ON `evidence_link` (`evidence_id`);--> statement-breakpoint
CREATE TABLE `instrument` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`version` text NOT NULL,
	`content_hash` text NOT NULL,
	`content` text NOT NULL,
	`added_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `instrument_version` ON `instrument` (`key`,`version`);--> statement-breakpoint
CREATE TABLE `instrument_check` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`instrument_key` text NOT NULL,
	`instrument_version` text NOT NULL,
	`content_hash` text NOT NULL,
	`checked_by` text NOT NULL,
	`office` text NOT NULL,
	`checked_on` text NOT NULL,
	`primary_text` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`withdrawn` integer DEFAULT false NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `instrument_check_content` ON `instrument_check` (`content_hash`);--> statement-breakpoint
CREATE TABLE `applicant` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`registration_number` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`legal_basis` text DEFAULT '' NOT NULL,
	`profile` text DEFAULT '' NOT NULL,
	`signatory_title` text NOT NULL,
	`signatory_name` text DEFAULT '' NOT NULL,
	`letterhead` text NOT NULL,
	`sample` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `applicant_unit` ON `applicant` (`unit_id`);--> statement-breakpoint
CREATE TABLE `position` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`title` text NOT NULL,
	`signs` text,
	`sort` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `position_unit` ON `position` (`unit_id`);--> statement-breakpoint
CREATE TABLE `position_holder` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`position_id` text NOT NULL,
	`user_id` text,
	`name` text NOT NULL,
	`nip` text DEFAULT '' NOT NULL,
	`rank` text DEFAULT '' NOT NULL,
	`standing` text NOT NULL,
	`from` text NOT NULL,
	`until` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`position_id`) REFERENCES `position`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `position_holder_position` ON `position_holder` (`position_id`);--> statement-breakpoint
CREATE INDEX `position_holder_user` ON `position_holder` (`user_id`);--> statement-breakpoint
CREATE TABLE `unit` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`time_zone` text NOT NULL,
	`letterhead` text NOT NULL,
	`created_at` integer NOT NULL
);
