CREATE TABLE `educator` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`arabic_name` text DEFAULT '' NOT NULL,
	`role` text NOT NULL,
	`institution` text NOT NULL,
	`institution_name` text DEFAULT '' NOT NULL,
	`education` text,
	`qualification` text DEFAULT '' NOT NULL,
	`qualified` integer,
	`subjects` text NOT NULL,
	`weekly_minutes` integer,
	`user_id` text,
	`from` text,
	`until` text,
	`sample` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `educator_number` ON `educator` (`unit_id`,`number`);--> statement-breakpoint
CREATE INDEX `educator_user` ON `educator` (`user_id`);--> statement-breakpoint
CREATE TABLE `educator_certificate` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`educator_id` text NOT NULL,
	`title` text NOT NULL,
	`issuer` text DEFAULT '' NOT NULL,
	`number` text DEFAULT '' NOT NULL,
	`issued_on` text,
	`valid_until` text,
	`evidence_id` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`educator_id`) REFERENCES `educator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `educator_certificate_educator` ON `educator_certificate` (`educator_id`);--> statement-breakpoint
CREATE TABLE `facility` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`number` integer NOT NULL,
	`inventory_number` text DEFAULT '' NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`purpose` text DEFAULT '' NOT NULL,
	`quantity` integer DEFAULT 1 NOT NULL,
	`capacity` integer,
	`condition` text NOT NULL,
	`seen_on` text,
	`note` text DEFAULT '' NOT NULL,
	`photo_evidence_id` text,
	`sample` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`photo_evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `facility_number` ON `facility` (`unit_id`,`number`);--> statement-breakpoint
CREATE TABLE `supervision_note` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`educator_id` text NOT NULL,
	`day` text NOT NULL,
	`supervisor` text NOT NULL,
	`note` text NOT NULL,
	`follow_up` text DEFAULT '' NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`educator_id`) REFERENCES `educator`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `supervision_note_educator` ON `supervision_note` (`educator_id`);--> statement-breakpoint
CREATE TABLE `halaqah` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`level` integer,
	`name` text NOT NULL,
	`facility_id` text,
	`from` text NOT NULL,
	`until` text,
	`sample` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facility_id`) REFERENCES `facility`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `halaqah_unit` ON `halaqah` (`unit_id`);--> statement-breakpoint
CREATE TABLE `halaqah_member` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`halaqah_id` text NOT NULL,
	`santri_id` text NOT NULL,
	`from` text NOT NULL,
	`until` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`halaqah_id`) REFERENCES `halaqah`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`santri_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `halaqah_member_halaqah` ON `halaqah_member` (`halaqah_id`,`santri_id`);--> statement-breakpoint
CREATE INDEX `halaqah_member_santri` ON `halaqah_member` (`santri_id`,`from`);--> statement-breakpoint
CREATE TABLE `halaqah_teacher` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`halaqah_id` text NOT NULL,
	`educator_id` text NOT NULL,
	`from` text NOT NULL,
	`until` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`halaqah_id`) REFERENCES `halaqah`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`educator_id`) REFERENCES `educator`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `halaqah_teacher_halaqah` ON `halaqah_teacher` (`halaqah_id`);--> statement-breakpoint
CREATE INDEX `halaqah_teacher_educator` ON `halaqah_teacher` (`educator_id`);--> statement-breakpoint
CREATE TABLE `timetable_slot` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`halaqah_id` text NOT NULL,
	`weekday` integer NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`facility_id` text,
	`from` text NOT NULL,
	`until` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`halaqah_id`) REFERENCES `halaqah`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facility_id`) REFERENCES `facility`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `timetable_slot_once` ON `timetable_slot` (`halaqah_id`,`weekday`,`starts_at`,`from`);--> statement-breakpoint
CREATE INDEX `timetable_slot_unit` ON `timetable_slot` (`unit_id`,`weekday`);--> statement-breakpoint
CREATE TABLE `weekly_target` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`halaqah_id` text,
	`santri_id` text,
	`measure` text NOT NULL,
	`amount` integer NOT NULL,
	`from` text NOT NULL,
	`until` text,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`halaqah_id`) REFERENCES `halaqah`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`santri_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `weekly_target_programme` ON `weekly_target` (`unit_id`,`programme_id`,`measure`,`from`);--> statement-breakpoint
CREATE INDEX `weekly_target_santri` ON `weekly_target` (`santri_id`);--> statement-breakpoint
CREATE INDEX `weekly_target_halaqah` ON `weekly_target` (`halaqah_id`);--> statement-breakpoint
CREATE TABLE `imtihan` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`level` integer,
	`kitab_id` text,
	`halaqah_id` text,
	`title` text NOT NULL,
	`day` text NOT NULL,
	`aspects` text NOT NULL,
	`evidence_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kitab_id`) REFERENCES `kitab`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`halaqah_id`) REFERENCES `halaqah`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `imtihan_unit` ON `imtihan` (`unit_id`,`day`);--> statement-breakpoint
CREATE TABLE `imtihan_examiner` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`imtihan_id` text NOT NULL,
	`educator_id` text,
	`name` text NOT NULL,
	`office` text DEFAULT '' NOT NULL,
	`sort` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`imtihan_id`) REFERENCES `imtihan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`educator_id`) REFERENCES `educator`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `imtihan_examiner_imtihan` ON `imtihan_examiner` (`imtihan_id`);--> statement-breakpoint
CREATE TABLE `imtihan_result` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`imtihan_id` text NOT NULL,
	`santri_id` text NOT NULL,
	`ayah_from` integer,
	`ayah_to` integer,
	`marks` text NOT NULL,
	`predicate` text,
	`passed` integer,
	`note` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`on_behalf_of_id` text,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`imtihan_id`) REFERENCES `imtihan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`santri_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`on_behalf_of_id`) REFERENCES `educator`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `imtihan_result_once` ON `imtihan_result` (`imtihan_id`,`santri_id`);--> statement-breakpoint
CREATE INDEX `imtihan_result_santri` ON `imtihan_result` (`santri_id`);--> statement-breakpoint
CREATE TABLE `level_completion` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`santri_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`level` integer NOT NULL,
	`day` text NOT NULL,
	`imtihan_id` text,
	`entered_by` text NOT NULL,
	`on_behalf_of_id` text,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`santri_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`imtihan_id`) REFERENCES `imtihan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`on_behalf_of_id`) REFERENCES `educator`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `level_completion_once` ON `level_completion` (`santri_id`,`programme_id`,`level`);--> statement-breakpoint
CREATE INDEX `level_completion_unit` ON `level_completion` (`unit_id`,`programme_id`,`level`,`day`);--> statement-breakpoint
CREATE TABLE `paper` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`santri_id` text NOT NULL,
	`kind` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`number_text` text NOT NULL,
	`programme_id` text,
	`imtihan_id` text,
	`period_from` text,
	`period_to` text,
	`language` text NOT NULL,
	`content` text NOT NULL,
	`sha256` text NOT NULL,
	`issued_on` text NOT NULL,
	`issued_by` text NOT NULL,
	`issued_at` integer NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	`withdrawn_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`santri_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`imtihan_id`) REFERENCES `imtihan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `paper_number` ON `paper` (`unit_id`,`kind`,`year`,`number`);--> statement-breakpoint
CREATE INDEX `paper_santri` ON `paper` (`santri_id`);--> statement-breakpoint
CREATE INDEX `paper_sha256` ON `paper` (`sha256`);--> statement-breakpoint
CREATE TABLE `curriculum` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`programme_id` text,
	`level` integer,
	`academic_year` text NOT NULL,
	`subject` text NOT NULL,
	`aim` text DEFAULT '' NOT NULL,
	`weekly_minutes` integer,
	`kitab_id` text,
	`evidence_id` text,
	`sort` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kitab_id`) REFERENCES `kitab`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `curriculum_unit` ON `curriculum` (`unit_id`,`academic_year`);--> statement-breakpoint
CREATE TABLE `grade` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`lowest` text,
	`passes` integer NOT NULL,
	`rank` integer NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `grade_code` ON `grade` (`programme_id`,`code`);--> statement-breakpoint
CREATE TABLE `ibadah_item` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`level` integer,
	`name` text NOT NULL,
	`sort` integer DEFAULT 0 NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ibadah_item_name` ON `ibadah_item` (`programme_id`,`name`);--> statement-breakpoint
CREATE TABLE `kitab` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`number` integer NOT NULL,
	`programme_id` text,
	`level` integer,
	`title` text NOT NULL,
	`arabic_title` text DEFAULT '' NOT NULL,
	`author` text DEFAULT '' NOT NULL,
	`field` text DEFAULT '' NOT NULL,
	`chapters` text NOT NULL,
	`pages` integer,
	`copies` integer,
	`retired` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kitab_number` ON `kitab` (`unit_id`,`number`);--> statement-breakpoint
CREATE TABLE `method` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`name` text NOT NULL,
	`volumes` integer,
	`volume_pages` text NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`sort` integer DEFAULT 0 NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `method_name` ON `method` (`unit_id`,`name`);--> statement-breakpoint
CREATE TABLE `programme` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`name` text NOT NULL,
	`progress` text NOT NULL,
	`method_id` text,
	`supporting_count` text,
	`sort` integer DEFAULT 0 NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`method_id`) REFERENCES `method`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programme_name` ON `programme` (`unit_id`,`name`);--> statement-breakpoint
CREATE TABLE `programme_level` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programme_level_number` ON `programme_level` (`programme_id`,`number`);--> statement-breakpoint
CREATE TABLE `akhlak` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`santri_id` text NOT NULL,
	`halaqah_id` text,
	`session_id` text,
	`day` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`on_behalf_of_id` text,
	`entered_at` integer NOT NULL,
	`level` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`santri_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`halaqah_id`) REFERENCES `halaqah`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `halaqah_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`on_behalf_of_id`) REFERENCES `educator`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `akhlak_santri` ON `akhlak` (`santri_id`,`day`);--> statement-breakpoint
CREATE INDEX `akhlak_unit` ON `akhlak` (`unit_id`,`day`);--> statement-breakpoint
CREATE TABLE `ibadah_record` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`santri_id` text NOT NULL,
	`halaqah_id` text,
	`session_id` text,
	`day` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`on_behalf_of_id` text,
	`entered_at` integer NOT NULL,
	`item_id` text NOT NULL,
	`result` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`santri_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`halaqah_id`) REFERENCES `halaqah`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `halaqah_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`on_behalf_of_id`) REFERENCES `educator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`item_id`) REFERENCES `ibadah_item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ibadah_record_santri` ON `ibadah_record` (`santri_id`,`item_id`,`day`);--> statement-breakpoint
CREATE INDEX `ibadah_record_unit` ON `ibadah_record` (`unit_id`,`day`);--> statement-breakpoint
CREATE INDEX `ibadah_record_session` ON `ibadah_record` (`session_id`);--> statement-breakpoint
CREATE TABLE `kitab_progress` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`santri_id` text NOT NULL,
	`halaqah_id` text,
	`session_id` text,
	`day` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`on_behalf_of_id` text,
	`entered_at` integer NOT NULL,
	`programme_id` text NOT NULL,
	`kitab_id` text NOT NULL,
	`mode` text NOT NULL,
	`chapter` text DEFAULT '' NOT NULL,
	`page_from` integer,
	`page_to` integer,
	`khatam` integer DEFAULT false NOT NULL,
	`grade` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`santri_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`halaqah_id`) REFERENCES `halaqah`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `halaqah_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`on_behalf_of_id`) REFERENCES `educator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kitab_id`) REFERENCES `kitab`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `kitab_progress_santri` ON `kitab_progress` (`santri_id`,`day`);--> statement-breakpoint
CREATE INDEX `kitab_progress_unit` ON `kitab_progress` (`unit_id`,`day`);--> statement-breakpoint
CREATE INDEX `kitab_progress_session` ON `kitab_progress` (`session_id`);--> statement-breakpoint
CREATE TABLE `setoran` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`santri_id` text NOT NULL,
	`halaqah_id` text,
	`session_id` text,
	`day` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`on_behalf_of_id` text,
	`entered_at` integer NOT NULL,
	`programme_id` text NOT NULL,
	`kind` text NOT NULL,
	`ayah_from` integer NOT NULL,
	`ayah_to` integer NOT NULL,
	`kelancaran` text,
	`tajwid` text,
	`makhraj` text,
	`adab` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`santri_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`halaqah_id`) REFERENCES `halaqah`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `halaqah_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`on_behalf_of_id`) REFERENCES `educator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `setoran_santri` ON `setoran` (`santri_id`,`day`);--> statement-breakpoint
CREATE INDEX `setoran_unit` ON `setoran` (`unit_id`,`day`,`kind`);--> statement-breakpoint
CREATE INDEX `setoran_session` ON `setoran` (`session_id`);--> statement-breakpoint
CREATE TABLE `tahsin` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`santri_id` text NOT NULL,
	`halaqah_id` text,
	`session_id` text,
	`day` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`on_behalf_of_id` text,
	`entered_at` integer NOT NULL,
	`programme_id` text NOT NULL,
	`method_id` text NOT NULL,
	`volume` integer NOT NULL,
	`page_from` integer NOT NULL,
	`page_to` integer NOT NULL,
	`result` text NOT NULL,
	`grade` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`santri_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`halaqah_id`) REFERENCES `halaqah`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `halaqah_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`on_behalf_of_id`) REFERENCES `educator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`method_id`) REFERENCES `method`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tahsin_santri` ON `tahsin` (`santri_id`,`day`);--> statement-breakpoint
CREATE INDEX `tahsin_unit` ON `tahsin` (`unit_id`,`day`);--> statement-breakpoint
CREATE INDEX `tahsin_session` ON `tahsin` (`session_id`);--> statement-breakpoint
CREATE TABLE `brought_transcript` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`santri_id` text NOT NULL,
	`from_unit` text NOT NULL,
	`issued_on` text NOT NULL,
	`content` text NOT NULL,
	`sha256` text NOT NULL,
	`evidence_id` text,
	`read_by` text NOT NULL,
	`read_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`santri_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `brought_transcript_content` ON `brought_transcript` (`santri_id`,`sha256`);--> statement-breakpoint
CREATE TABLE `enrolment` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`santri_id` text NOT NULL,
	`intake` text DEFAULT '' NOT NULL,
	`from` text NOT NULL,
	`until` text,
	`decision_number` text DEFAULT '' NOT NULL,
	`decision_on` text,
	`reason` text,
	`registered_elsewhere` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`santri_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `enrolment_santri` ON `enrolment` (`santri_id`,`from`);--> statement-breakpoint
CREATE INDEX `enrolment_unit` ON `enrolment` (`unit_id`,`from`,`until`,`santri_id`);--> statement-breakpoint
CREATE TABLE `import_mapping` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`heads_sha256` text NOT NULL,
	`columns` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_mapping_heads` ON `import_mapping` (`unit_id`,`kind`,`heads_sha256`);--> statement-breakpoint
CREATE TABLE `item_figure` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`item` text NOT NULL,
	`figure` text NOT NULL,
	`period_from` text,
	`period_to` text,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `item_figure_once` ON `item_figure` (`cycle_id`,`item`,`figure`);--> statement-breakpoint
CREATE TABLE `register_counter` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`last_number` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `register_counter_kind` ON `register_counter` (`unit_id`,`kind`);--> statement-breakpoint
CREATE TABLE `register_number_view` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`santri_id` text NOT NULL,
	`viewed_by` text NOT NULL,
	`viewed_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`santri_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `register_number_view_santri` ON `register_number_view` (`santri_id`);--> statement-breakpoint
CREATE TABLE `retention` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`identity_months` integer,
	`progress_months` integer,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `retention_unitId_unique` ON `retention` (`unit_id`);--> statement-breakpoint
CREATE TABLE `santri` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`arabic_name` text DEFAULT '' NOT NULL,
	`register_number_sealed` text,
	`register_number_hash` text,
	`birth_year` integer,
	`photo_evidence_id` text,
	`sample` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`erased_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`photo_evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `santri_number` ON `santri` (`unit_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `santri_register_number` ON `santri` (`unit_id`,`register_number_hash`);--> statement-breakpoint
CREATE TABLE `attendance` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`session_id` text NOT NULL,
	`halaqah_id` text NOT NULL,
	`santri_id` text NOT NULL,
	`day` text NOT NULL,
	`status` text NOT NULL,
	`entered_by` text NOT NULL,
	`on_behalf_of_id` text,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `halaqah_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`halaqah_id`) REFERENCES `halaqah`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`santri_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`on_behalf_of_id`) REFERENCES `educator`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_once` ON `attendance` (`session_id`,`santri_id`);--> statement-breakpoint
CREATE INDEX `attendance_santri` ON `attendance` (`santri_id`,`day`,`status`);--> statement-breakpoint
CREATE INDEX `attendance_unit` ON `attendance` (`unit_id`,`day`,`status`);--> statement-breakpoint
CREATE INDEX `attendance_halaqah` ON `attendance` (`halaqah_id`,`day`,`status`);--> statement-breakpoint
CREATE TABLE `attendance_correction` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`attendance_id` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`corrected_by` text NOT NULL,
	`on_behalf_of_id` text,
	`corrected_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attendance_id`) REFERENCES `attendance`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`on_behalf_of_id`) REFERENCES `educator`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attendance_correction_attendance` ON `attendance_correction` (`attendance_id`);--> statement-breakpoint
CREATE TABLE `halaqah_session` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`halaqah_id` text NOT NULL,
	`day` text NOT NULL,
	`starts_at` text DEFAULT '' NOT NULL,
	`ends_at` text DEFAULT '' NOT NULL,
	`slot_id` text,
	`educator_id` text,
	`state` text NOT NULL,
	`topic` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`halaqah_id`) REFERENCES `halaqah`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slot_id`) REFERENCES `timetable_slot`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`educator_id`) REFERENCES `educator`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `halaqah_session_once` ON `halaqah_session` (`halaqah_id`,`day`,`starts_at`);--> statement-breakpoint
CREATE INDEX `halaqah_session_unit` ON `halaqah_session` (`unit_id`,`day`);--> statement-breakpoint
CREATE TABLE `session_sheet` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`session_id` text NOT NULL,
	`code` text NOT NULL,
	`santri_ids` text NOT NULL,
	`printed_by` text NOT NULL,
	`printed_at` integer NOT NULL,
	`initialled` integer DEFAULT false NOT NULL,
	`transcribed_by` text,
	`transcribed_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `halaqah_session`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_sheet_code_unique` ON `session_sheet` (`code`);--> statement-breakpoint
CREATE INDEX `session_sheet_session` ON `session_sheet` (`session_id`);--> statement-breakpoint
CREATE TABLE `sheet_scan` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`sheet_id` text NOT NULL,
	`evidence_id` text NOT NULL,
	`attached_by` text NOT NULL,
	`attached_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sheet_id`) REFERENCES `session_sheet`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sheet_scan_once` ON `sheet_scan` (`sheet_id`,`evidence_id`);--> statement-breakpoint
CREATE INDEX `sheet_scan_evidence` ON `sheet_scan` (`evidence_id`);--> statement-breakpoint
CREATE TABLE `halaqah_week` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`halaqah_id` text NOT NULL,
	`week` text NOT NULL,
	`sessions` integer DEFAULT 0 NOT NULL,
	`hadir` integer DEFAULT 0 NOT NULL,
	`izin` integer DEFAULT 0 NOT NULL,
	`berhalangan` integer DEFAULT 0 NOT NULL,
	`alpa` integer DEFAULT 0 NOT NULL,
	`ziyadah_ayat` integer DEFAULT 0 NOT NULL,
	`murajaah_ayat` integer DEFAULT 0 NOT NULL,
	`tahsin_pages` integer DEFAULT 0 NOT NULL,
	`kitab_pages` integer DEFAULT 0 NOT NULL,
	`records` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`halaqah_id`) REFERENCES `halaqah`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `halaqah_week_once` ON `halaqah_week` (`halaqah_id`,`week`);--> statement-breakpoint
CREATE INDEX `halaqah_week_unit` ON `halaqah_week` (`unit_id`,`week`);--> statement-breakpoint
CREATE TABLE `standing` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`santri_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`part` text DEFAULT '' NOT NULL,
	`records` integer NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`level` integer,
	`page` integer,
	`chapter` text DEFAULT '' NOT NULL,
	`last_result` text DEFAULT '' NOT NULL,
	`ayah` integer,
	`memorised` text DEFAULT '' NOT NULL,
	`memorised_ayat` integer DEFAULT 0 NOT NULL,
	`memorised_pages` integer DEFAULT 0 NOT NULL,
	`memorised_juz` integer DEFAULT 0 NOT NULL,
	`last_murajaah` text,
	`finished_on` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`santri_id`) REFERENCES `santri`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `standing_once` ON `standing` (`santri_id`,`programme_id`,`part`);--> statement-breakpoint
CREATE INDEX `standing_unit` ON `standing` (`unit_id`,`programme_id`,`level`);