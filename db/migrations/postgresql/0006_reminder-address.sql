ALTER TABLE "user" ADD COLUMN "reminder_email" text;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "reminder_sent_on" date;