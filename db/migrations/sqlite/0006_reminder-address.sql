ALTER TABLE `user` ADD `reminder_email` text;--> statement-breakpoint
ALTER TABLE `user` ADD `reminder_sent_on` text;