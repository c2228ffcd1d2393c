CREATE TABLE `amendment` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`number` integer NOT NULL,
	`reason` text NOT NULL,
	`revision` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`issued_by` text,
	`issued_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `amendment_number` ON `amendment` (`cycle_id`,`number`);--> statement-breakpoint
CREATE TABLE `amendment_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`amendment_id` text NOT NULL,
	`item` text NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`evidence_id` text,
	`label` text DEFAULT '' NOT NULL,
	`page_from` integer,
	`page_to` integer,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`amendment_id`) REFERENCES `amendment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `amendment_entry_amendment` ON `amendment_entry` (`amendment_id`);--> statement-breakpoint
CREATE INDEX `amendment_entry_evidence` ON `amendment_entry` (`evidence_id`);--> statement-breakpoint
ALTER TABLE `dossier` ADD `page_map` text;